using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Testing.Tests.Leaks;

/// <summary>The suite is worth something: a host that lets something through in one way is caught by the test that is named for it, and one that does not by none.</summary>
public sealed class LeakMutantTests
{
    public static TheoryData<string> Scenarios =>
        [.. typeof(LeakSuite).GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), inherit: true)).Select(method => method.Name)];

    [Theory]
    [InlineData(nameof(LeakMutation.CachesByIdOnly), nameof(LeakSuite.No_entry_of_a_cache_is_of_two_tenants))]
    [InlineData(nameof(LeakMutation.CachesByIdOnly), nameof(LeakSuite.A_tenant_is_answered_nothing_of_another))]
    [InlineData(nameof(LeakMutation.RemembersByIdOnly), nameof(LeakSuite.No_entry_of_a_cache_is_of_two_tenants))]
    [InlineData(nameof(LeakMutation.RemembersFirstCaller), nameof(LeakSuite.A_tenant_is_answered_nothing_of_another))]
    [InlineData(nameof(LeakMutation.TellsLastAmount), nameof(LeakSuite.A_tenant_is_answered_nothing_of_another))]
    [InlineData(nameof(LeakMutation.LogsInLastScope), nameof(LeakSuite.What_is_logged_for_a_tenant_names_no_other))]
    [InlineData(nameof(LeakMutation.TracesLastTenant), nameof(LeakSuite.What_is_traced_and_measured_for_a_tenant_names_no_other))]
    [InlineData(nameof(LeakMutation.KeepsHeader), nameof(LeakSuite.Nothing_of_a_tenant_is_sent_with_the_request_of_another))]
    [InlineData(nameof(LeakMutation.KeepsToken), nameof(LeakSuite.Nothing_of_a_tenant_is_sent_with_the_request_of_another))]
    [InlineData(nameof(LeakMutation.PublishesAsLast), nameof(LeakSuite.An_event_is_of_the_tenant_that_its_content_is_of))]
    [InlineData(nameof(LeakMutation.NamesFileByIdOnly), nameof(LeakSuite.No_file_is_of_two_tenants))]
    [InlineData(nameof(LeakMutation.WorkerInheritsFlow), nameof(LeakSuite.Work_that_outlives_an_operation_does_not_go_on_as_its_tenant))]
    [InlineData(nameof(LeakMutation.NeverClearsPooled), nameof(LeakSuite.A_tenant_is_answered_nothing_of_another))]
    [InlineData(nameof(LeakMutation.ClearsPooledOnSuccess), nameof(LeakSuite.Nothing_is_left_over_by_what_fails_or_is_given_up))]
    [InlineData(nameof(LeakMutation.ServesStatic), nameof(LeakSuite.Operations_that_meet_half_way_do_not_mix))]
    [InlineData(nameof(LeakMutation.LeavesScopeOpen), nameof(LeakSuite.A_scope_within_a_scope_ends_where_it_ends))]
    [InlineData(nameof(LeakMutation.StoresWithFirst), nameof(LeakSuite.Nothing_of_a_tenant_is_stored_with_another))]
    public Task A_leak_is_caught(string mutation, string scenario)
    {
        var method = typeof(LeakSuite).GetMethod(scenario)!;
        return Assert.ThrowsAnyAsync<global::Xunit.Sdk.XunitException>(() => (Task)method.Invoke(new ShopSuite(Enum.Parse<LeakMutation>(mutation)), null)!);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task A_host_that_keeps_its_tenants_apart_passes(string scenario) =>
        (Task)typeof(LeakSuite).GetMethod(scenario)!.Invoke(new ShopSuite(LeakMutation.None), null)!;

    [Fact]
    public async Task An_operation_that_is_always_refused_is_told()
    {
        var failure = await Assert.ThrowsAnyAsync<global::Xunit.Sdk.XunitException>(() => new RefusingSuite().Every_operation_is_answered_at_least_once());
        Assert.Contains("never", failure.Message, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_finds_the_same_at_the_same_step_and_says_by_what()
    {
        var options = new LeakHuntOptions { Seed = 7, Ways = LeakWays.Alone | LeakWays.Held };
        var one = await LeakHunt.RunAsync(recorder => LittleShopHost.StartAsync(recorder, LeakMutation.ServesStatic), options, TestContext.Current.CancellationToken);
        var other = await LeakHunt.RunAsync(recorder => LittleShopHost.StartAsync(recorder, LeakMutation.ServesStatic), options, TestContext.Current.CancellationToken);

        Assert.NotEmpty(one.Leaks);
        Assert.Equal(one.Leaks.Select(leak => leak.ToString()), other.Leaks.Select(leak => leak.ToString()));
        Assert.All(one.Leaks, leak => Assert.Equal((LeakChannel.Answer, "serve", LeakWays.Held), (leak.Channel, leak.Operation, leak.Step!.Way)));
        Assert.Contains("Seed = 7", one.ToString(), StringComparison.Ordinal);
        Assert.Contains("Held at call out 1", one.ToString(), StringComparison.Ordinal);
    }

    private sealed class ShopSuite(LeakMutation mutation) : LeakSuite
    {
        protected override object Host => mutation;

        protected override ValueTask<LeakHost> StartAsync(LeakRecorder recorder) => LittleShopHost.StartAsync(recorder, mutation);
    }

    private sealed class RefusingSuite : LeakSuite
    {
        protected override ValueTask<LeakHost> StartAsync(LeakRecorder recorder) => ValueTask.FromResult<LeakHost>(new RefusingHost());
    }

    private sealed class RefusingHost() : LeakHost(new ServiceCollection().BuildServiceProvider(), [new LeakOperation("never", _ => throw new InvalidOperationException("No."))])
    {
        public override IDisposable Enter(LeakTenant tenant, IServiceProvider operationServices) => new MemoryStream();
    }
}
