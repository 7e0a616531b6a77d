# The tests that tests/run.sh also runs under sanitizers: per area those that reach most of its library through replays,
# random cases, refusals and edges, in little time. Every regressions_test.cpp is added. tests/run.sh --all runs every
# test under sanitizers.
set(chosen_tests
    core/date core/fiscal_period core/growth core/nearest_name core/split core/table
    math/block_run math/correlation_matrix math/distribution_kinds math/philox math/quantile math/regression math/root
    math/sobol_points
    company/consensus company/consensus_refusals company/forward_years company/statement company/trailing_eps
    market/price_history market/trading_calendar market/volatility
    industry/backlog industry/fleet industry/lead_time industry/mix_ramp industry/vendors
    deal/deployment_plan deal/open_warrant deal/vesting deal/vesting_refusals deal/vesting_states deal/warrant
    equity/broker_target equity/multiple_band equity/peers
    pricing/value_by_formula pricing/hurdle_claim_bounds pricing/tranche_claim_greeks
    pricing/convolution/close_walk pricing/sampling/control_plan pricing/sampling/formula_check
    pricing/sampling/tranche_paths
    accounting/treasury_stock
    scenario/break_even scenario/grid scenario/callable_model scenario/evaluation scenario/failures
    scenario/scenario_tree scenario/tornado scenario/uncertain_inputs
    model/callable_models model/deal_loop_replay model/detail/deal_path model/detail/traced_scenario
    model/detail/traced_vesting model/evaluation_memory
    simulation/deployment_model simulation/path_engine simulation/price_model_edges simulation/run/path_run
    simulation/plan/simulation_plan simulation/watch/watch_prices
    casefile/broken_cases casefile/broken_files casefile/csv_table casefile/parse_error casefile/peer_file
    report/samples report/table report/text_chart
    book/book_file book/book_row book/journal book/pool/worker_pool book/thread_schedule)
