using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;
using ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Tests.Connectors;

/// <summary>The suites are worth something: connectors that break one promise are caught by the test that is named for it.</summary>
public sealed class ConnectorMutantTests
{
    [Theory]
    [InlineData(nameof(ConnectorMutation.AnswersEmptyForACapabilityItLacks), nameof(ConnectorRegistrationSuite.What_it_declares_it_serves_and_what_it_does_not_declare_is_refused))]
    public Task A_broken_registration_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<ConnectorRegistrationSuite>(() => new Registration(Parse(mutation)), scenario);

    [Theory]
    [InlineData(nameof(ConnectorMutation.ConfusesFenAndYuan), nameof(ConnectorCatalogueSuite.A_listing_is_read_as_the_marketplace_has_it))]
    [InlineData(nameof(ConnectorMutation.SwallowsAnErrorAsNotFound), nameof(ConnectorCatalogueSuite.An_outage_is_never_a_listing_that_is_not_there))]
    [InlineData(nameof(ConnectorMutation.FindsNothingInAnOutage), nameof(ConnectorCatalogueSuite.An_outage_is_never_a_search_that_found_nothing))]
    [InlineData(nameof(ConnectorMutation.SortsByCulture), nameof(ConnectorCatalogueSuite.The_answers_are_the_same_and_in_the_same_order_whatever_the_culture))]
    [InlineData(nameof(ConnectorMutation.ForgetsTheTenantInAKey), nameof(ConnectorCatalogueSuite.A_tenant_is_never_given_what_was_read_for_another))]
    public Task A_broken_catalogue_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<ConnectorCatalogueSuite>(() => new Catalogue(Parse(mutation)), scenario);

    [Theory]
    [InlineData(nameof(ConnectorMutation.TakesAStalePriceForLive), nameof(ConnectorQuoteSuite.The_price_is_that_of_this_moment))]
    [InlineData(nameof(ConnectorMutation.ReportsAnEchoedNumberAsStock), nameof(ConnectorQuoteSuite.The_availability_is_what_the_marketplace_has_and_never_what_was_asked_for))]
    [InlineData(nameof(ConnectorMutation.CallsAnOutageGone), nameof(ConnectorQuoteSuite.An_outage_leaves_each_line_unknown_and_none_gone))]
    public Task A_broken_quote_is_caught(string mutation, string scenario) => Broken.IsCaughtAsync<ConnectorQuoteSuite>(() => new Quote(Parse(mutation)), scenario);

    [Theory]
    [InlineData(nameof(ConnectorMutation.RetriesACreate), nameof(ConnectorOrderSuite.A_purchase_whose_answer_is_lost_is_sent_once_and_found_by_its_reference))]
    [InlineData(nameof(ConnectorMutation.DeniesWhatItMayHaveBought), nameof(ConnectorOrderSuite.A_purchase_whose_answer_is_lost_is_sent_once_and_found_by_its_reference))]
    [InlineData(nameof(ConnectorMutation.LosesAUnitInASplit), nameof(ConnectorOrderSuite.A_purchase_that_becomes_several_orders_loses_no_unit))]
    [InlineData(nameof(ConnectorMutation.SendsWhatIsTooLate), nameof(ConnectorOrderSuite.A_purchase_whose_time_is_over_is_not_sent))]
    public Task A_broken_order_is_caught(string mutation, string scenario) => Broken.IsCaughtAsync<ConnectorOrderSuite>(() => new Order(Parse(mutation)), scenario);

    [Theory]
    [InlineData(nameof(ConnectorMutation.TrustsACallbacksState), nameof(ConnectorCallbackSuite.What_one_says_is_no_fact_the_order_is_as_the_marketplace_has_it_when_it_is_asked))]
    [InlineData(nameof(ConnectorMutation.TrustsAnySecretOfACallback), nameof(ConnectorCallbackSuite.One_that_is_signed_with_another_secret_or_not_at_all_is_forged))]
    public Task A_broken_callback_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<ConnectorCallbackSuite>(() => new Callback(Parse(mutation)), scenario);

    [Theory]
    [InlineData(nameof(ConnectorMutation.LeaksTheSecretInAnException), nameof(ConnectorErrorsSuite.No_fault_tells_a_secret_or_a_person))]
    public Task A_broken_error_is_caught(string mutation, string scenario) => Broken.IsCaughtAsync<ConnectorErrorsSuite>(() => new Errors(Parse(mutation)), scenario);

    [Theory]
    [InlineData(nameof(ConnectorMutation.IgnoresTheCancellationToken), nameof(ConnectorCancellationSuite.What_was_given_up_before_it_began_sends_nothing))]
    [InlineData(nameof(ConnectorMutation.IgnoresTheCancellationToken), nameof(ConnectorCancellationSuite.A_read_that_is_given_up_on_its_way_ends_at_once))]
    public Task A_broken_cancellation_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<ConnectorCancellationSuite>(() => new Cancellation(Parse(mutation)), scenario);

    [Theory]
    [InlineData(nameof(ConnectorMutation.LogsWhereItIsSent), nameof(ConnectorTelemetrySuite.Nothing_that_is_logged_traced_or_measured_tells_a_secret_or_a_person))]
    public Task Broken_telemetry_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<ConnectorTelemetrySuite>(() => new Telemetry(Parse(mutation)), scenario);

    [Theory]
    [InlineData(nameof(ConnectorMutation.ForgetsTheReferenceInALink), nameof(ConnectorAssistedPurchasingSuite.The_reference_goes_with_the_link_and_comes_back_with_the_order_that_is_bought_by_it))]
    [InlineData(nameof(ConnectorMutation.MatchesByGoodsAlone), nameof(ConnectorAssistedPurchasingSuite.What_was_bought_of_the_same_goods_by_another_link_stays_unmatched))]
    [InlineData(nameof(ConnectorMutation.FindsAnOrderTwice), nameof(ConnectorAssistedPurchasingSuite.An_order_is_found_once_however_often_it_is_asked_for))]
    [InlineData(nameof(ConnectorMutation.FindsNoPurchaseInAnOutage), nameof(ConnectorAssistedPurchasingSuite.An_outage_is_never_a_purchase_that_nobody_made))]
    public Task Broken_assistance_is_caught(string mutation, string scenario) =>
        Broken.IsCaughtAsync<ConnectorAssistedPurchasingSuite>(() => new Assistance(new PinduoduoHarness(), Parse(mutation)), scenario);

    [Fact]
    public Task Assistance_of_a_connector_that_has_none_is_caught() => Broken.IsCaughtAsync<ConnectorAssistedPurchasingSuite>(
        () => new Assistance(new Alibaba1688Harness(), ConnectorMutation.AnswersEmptyForACapabilityItLacks),
        nameof(ConnectorAssistedPurchasingSuite.A_link_by_itself_buys_nothing_and_matches_nothing));

    [Fact]
    public Task A_catalogue_without_tokens_that_forgets_the_tenant_is_caught() => Broken.IsCaughtAsync<ConnectorCatalogueSuite>(
        () => new Catalogue(ConnectorMutation.ForgetsTheTenantInAKey, new PinduoduoHarness()), nameof(ConnectorCatalogueSuite.A_tenant_is_never_given_what_was_read_for_another));

    [Fact]
    public async Task A_harness_that_denies_its_connectors_tokens_or_names_some_that_it_has_not_is_caught()
    {
        const string Scenario = nameof(ConnectorErrorsSuite.A_dead_token_is_told_as_one_and_where_there_are_none_nobody_is_asked_for_one);
        await Broken.IsCaughtAsync<ConnectorErrorsSuite>(() => new Honesty(new LyingHarness(new Alibaba1688Harness())), Scenario);
        await Broken.IsCaughtAsync<ConnectorErrorsSuite>(() => new Honesty(new LyingHarness(new PinduoduoHarness())), Scenario);
    }

    [Fact]
    public void Every_broken_promise_is_tried() => Assert.Equal(
        Enum.GetNames<ConnectorMutation>().Order(StringComparer.Ordinal),
        typeof(ConnectorMutantTests).GetMethods().SelectMany(method => method.GetCustomAttributes<InlineDataAttribute>()).Select(row => (string)row.Data[0]!)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static ConnectorMutation Parse(string mutation) => Enum.Parse<ConnectorMutation>(mutation);

    private sealed class Registration(ConnectorMutation mutation) : ConnectorRegistrationSuite(new Alibaba1688Harness())
    {
        protected override void Change(IServiceCollection services) => BrokenConnector.Break(services, mutation);
    }

    private sealed class Honesty(LyingHarness harness) : ConnectorErrorsSuite(harness);

    private sealed class Assistance(ConnectorHarness harness, ConnectorMutation mutation) : ConnectorAssistedPurchasingSuite(harness)
    {
        protected override void Change(IServiceCollection services) => BrokenConnector.Break(services, mutation);
    }

    private sealed class Catalogue(ConnectorMutation mutation, ConnectorHarness? harness = null) : ConnectorCatalogueSuite(harness ?? new Alibaba1688Harness())
    {
        protected override void Change(IServiceCollection services) => BrokenConnector.Break(services, mutation);
    }

    private sealed class Quote(ConnectorMutation mutation) : ConnectorQuoteSuite(new Alibaba1688Harness())
    {
        protected override void Change(IServiceCollection services) => BrokenConnector.Break(services, mutation);
    }

    private sealed class Order(ConnectorMutation mutation) : ConnectorOrderSuite(new Alibaba1688Harness())
    {
        protected override void Change(IServiceCollection services) => BrokenConnector.Break(services, mutation);
    }

    private sealed class Callback(ConnectorMutation mutation) : ConnectorCallbackSuite(new Alibaba1688Harness())
    {
        protected override void Change(IServiceCollection services) => BrokenConnector.Break(services, mutation);
    }

    private sealed class Errors(ConnectorMutation mutation) : ConnectorErrorsSuite(new Alibaba1688Harness())
    {
        protected override void Change(IServiceCollection services) => BrokenConnector.Break(services, mutation);
    }

    private sealed class Cancellation(ConnectorMutation mutation) : ConnectorCancellationSuite(new Alibaba1688Harness())
    {
        protected override TimeSpan Patience => TimeSpan.FromMilliseconds(500);

        protected override void Change(IServiceCollection services) => BrokenConnector.Break(services, mutation);
    }

    private sealed class Telemetry(ConnectorMutation mutation) : ConnectorTelemetrySuite(new Alibaba1688Harness())
    {
        protected override void Change(IServiceCollection services) => BrokenConnector.Break(services, mutation);
    }
}
