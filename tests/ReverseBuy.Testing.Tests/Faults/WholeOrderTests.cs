using ReverseBuy.Buying;
using ReverseBuy.Crash.Auditing;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.Testing.Tests.Faults;

/// <summary>Whatever goes wrong at the seams, nothing of an order is lost and nothing is done twice.</summary>
public sealed class WholeOrderTests
{
    private const int Seeds = 50;

    public static TheoryData<int> AllSeeds => [.. Enumerable.Range(1, Seeds)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(AllSeeds))]
    public async Task An_order_loses_and_doubles_nothing_whatever_goes_wrong(int seed)
    {
        await using var order = await WholeOrder.BeginAsync(seed, Plan, Token);
        await order.RunAsync(Token);
        var findings = Auditor.Audit(await order.EndAsync(Token));
        Assert.True(findings.Count == 0, $"{string.Join("; ", findings)}. {order.Chaos}");
        Assert.NotEmpty(order.Chaos.Incidents);
    }

    [Fact]
    public async Task With_a_plan_in_which_nothing_goes_wrong_nothing_does()
    {
        await using var order = await WholeOrder.BeginAsync(1, _ => { }, Token);
        await order.RunAsync(Token);
        Assert.Empty(Auditor.Audit(await order.EndAsync(Token)));
        Assert.Empty(order.Chaos.Incidents);
    }

    // The auditor is no ornament: a marketplace that does what no marketplace may do is found out.
    [Fact]
    public async Task A_marketplace_that_buys_twice_for_one_call_is_found_out()
    {
        await using var order = await WholeOrder.BeginAsync(1, chaos => chaos.Next<IPurchasing>(nameof(IPurchasing.CreateAsync), SeamFault.Repetition), Token);
        await order.RunAsync(Token);
        Assert.Contains(Auditor.Audit(await order.EndAsync(Token)), finding => finding.Kind is FindingKind.UpstreamDoubled or FindingKind.UpstreamUnknown);
    }

    [Fact]
    public async Task All_kinds_of_faults_happen_in_these_seeds()
    {
        var seen = new HashSet<SeamFault>();
        for (var seed = 1; seed <= Seeds && seen.Count < 5; seed++)
        {
            await using var order = await WholeOrder.BeginAsync(seed, Plan, Token);
            await order.RunAsync(Token);
            seen.UnionWith(order.Chaos.Incidents.Select(incident => incident.Fault));
        }

        Assert.Superset(new HashSet<SeamFault> { SeamFault.Failure, SeamFault.LostAnswer, SeamFault.Delay, SeamFault.Repetition, SeamFault.Reordering }, seen);
    }

    private static void Plan(Chaos chaos) => chaos
        .Everywhere(0.02)
        .At<ITenantUnitOfWork>(nameof(ITenantUnitOfWork.CommitAsync), 0.05)
        .At<IEventBus>(0.15)
        .At<IPurchasing>(0.3)
        .At<IUpstreamOrders>(0.2)
        .At<IDomesticTracking>(0.2);
}
