using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;

namespace ReverseBuy.Testing.Tests.Seams;

/// <summary>What holds of the fake and the chaos twin of every seam, whatever its operations are.</summary>
public sealed class SeamTwinTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Seams => [.. ReverseBuySeams.All.Concat(ReverseBuySeams.HandedOut).Select(seam => seam.Name)];

    [Theory]
    [MemberData(nameof(Seams))]
    public async Task A_twin_without_a_plan_hands_on_every_call_and_every_answer_as_they_are(string seam)
    {
        using var stop = new CancellationTokenSource();
        foreach (var method in MethodsOf(seam))
        {
            var probe = SeamProbe.Of(TypeOf(seam));
            var answer = await SeamProbe.CallAsync(probe.TwinOf(Calm()), method, stop.Token);

            if (!IsHandedOut(method))
            {
                Assert.Equal(probe.AnswerOf(method), answer);
            }

            if (method.IsSpecialName)
            {
                continue;
            }

            var call = Assert.Single(probe.Arrived);
            Assert.Equal(method.Name, call.Operation);
            Assert.Equal(Sample.ArgumentsOf(method, stop.Token).Length, call.Arguments.Count);
            Assert.Equal(method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken)) ? stop.Token : default, call.CancellationToken);
        }
    }

    [Theory]
    [MemberData(nameof(Seams))]
    public async Task A_failure_carries_nothing_out_and_a_lost_answer_does_and_both_are_told_alike(string seam)
    {
        foreach (var method in MethodsOf(seam).Where(method => !method.IsSpecialName))
        {
            var (failed, failure) = await SufferAsync(seam, method, SeamFault.Failure);
            Assert.Empty(failed.Arrived);
            var (lost, loss) = await SufferAsync(seam, method, SeamFault.LostAnswer);
            Assert.Single(lost.Arrived);
            Assert.Equal(failure?.GetType(), loss?.GetType());
            Assert.All([failure, loss], told => Assert.True(
                told is null ? IsToldOtherwise(method) : told.Message.Contains("seed 7", StringComparison.Ordinal), $"{seam}.{method.Name} says {told?.Message ?? "nothing"}."));
        }
    }

    [Theory]
    [MemberData(nameof(Seams))]
    public async Task A_delay_waits_for_the_clock_and_a_repetition_arrives_twice(string seam)
    {
        foreach (var method in MethodsOf(seam).Where(method => !method.IsSpecialName))
        {
            var (repeated, failure) = await SufferAsync(seam, method, SeamFault.Repetition);
            Assert.Null(failure);
            Assert.Equal(2, repeated.Arrived.Count);
            if (!SeamOperation.Of(method).Return.IsAsynchronous)
            {
                continue;
            }

            var time = new FakeTimeProvider();
            var probe = SeamProbe.Of(TypeOf(seam));
            var running = SeamProbe.CallAsync(probe.TwinOf(Plan(seam, method, SeamFault.Delay, time)), method, Token).AsTask();
            Assert.False(running.IsCompleted);
            Assert.Empty(probe.Arrived);
            time.Advance(TimeSpan.FromSeconds(5));
            await running;
            Assert.Single(probe.Arrived);
        }
    }

    [Theory]
    [MemberData(nameof(Seams))]
    public async Task What_is_called_is_noted_with_its_tenant(string seam)
    {
        foreach (var method in MethodsOf(seam).Where(method => method.GetParameters().Any(parameter => Names(parameter.ParameterType, typeof(TenantId)))))
        {
            var probe = SeamProbe.Of(TypeOf(seam));
            await SeamProbe.CallAsync(probe.TwinOf(Calm()), method, Token);
            Assert.NotNull(Assert.Single(probe.Arrived).Tenant);
        }
    }

    [Fact]
    public async Task A_purchase_without_an_answer_is_in_doubt_and_one_that_failed_is_not()
    {
        var create = typeof(IPurchasing).GetMethod(nameof(IPurchasing.CreateAsync))!;
        var preview = typeof(IPurchasing).GetMethod(nameof(IPurchasing.PreviewAsync))!;
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, await KindAsync(create, SeamFault.LostAnswer));
        Assert.Equal(MarketplaceErrorKind.Unavailable, await KindAsync(create, SeamFault.Failure));
        Assert.Equal(MarketplaceErrorKind.Unavailable, await KindAsync(preview, SeamFault.LostAnswer));

        static async Task<MarketplaceErrorKind> KindAsync(MethodInfo method, SeamFault fault) =>
            Assert.IsType<MarketplaceException>((await SufferAsync(nameof(IPurchasing), method, fault)).Failure).Kind;
    }

    [Fact]
    public async Task Live_offers_that_fail_answer_each_line_and_a_tier_answers_that_it_has_nothing()
    {
        var offers = SeamProbe.Of(typeof(ILiveOffers));
        var get = typeof(ILiveOffers).GetMethod(nameof(ILiveOffers.GetAsync))!;
        var answer = await SeamProbe.CallAsync(offers.TwinOf(Plan(nameof(ILiveOffers), get, SeamFault.Failure, TimeProvider.System)), get, Token);
        Assert.IsType<LiveOffer.Unreachable>(Assert.Single((IReadOnlyList<LiveOffer>)answer!));

        var tier = SeamProbe.Of(typeof(ISnapshotTier));
        var find = typeof(ISnapshotTier).GetMethod(nameof(ISnapshotTier.FindManyAsync))!;
        Assert.Empty((IReadOnlyList<Snapshot?>)(await SeamProbe.CallAsync(tier.TwinOf(Plan(nameof(ISnapshotTier), find, SeamFault.Failure, TimeProvider.System)), find, Token))!);
    }

    private static async Task<(SeamProbe Probe, Exception? Failure)> SufferAsync(string seam, MethodInfo method, SeamFault fault)
    {
        var probe = SeamProbe.Of(TypeOf(seam));
        var twin = probe.TwinOf(Plan(seam, method, fault, TimeProvider.System));
        return (probe, await Record.ExceptionAsync(async () => await SeamProbe.CallAsync(twin, method, Token)));
    }

    // What never fails by its contract, and what answers a failure.
    private static bool IsToldOtherwise(MethodInfo method) =>
        method.DeclaringType == typeof(IDoorbell) || method.DeclaringType == typeof(ILiveOffers) || (method.DeclaringType == typeof(ISnapshotTier) && method.Name != nameof(ISnapshotTier.Subscribe));

    private static bool Names(Type type, Type id) => type == id || type.GetProperties().Any(property => property.PropertyType == id && property.Name == "Tenant");

    private static bool IsHandedOut(MethodInfo method) =>
        SeamOperation.Of(method).Return.Answer is { IsInterface: true } answer && answer.Assembly == typeof(ILeases).Assembly;

    private static Chaos Calm() => new(7, TimeProvider.System);

    private static Chaos Plan(string seam, MethodInfo method, SeamFault fault, TimeProvider time)
    {
        var chaos = new Chaos(7, time);
        typeof(Chaos).GetMethod(nameof(Chaos.Next))!.MakeGenericMethod(TypeOf(seam)).Invoke(chaos, [method.Name, fault, 0]);
        return chaos;
    }

    private static Type TypeOf(string seam) => ReverseBuySeams.All.Concat(ReverseBuySeams.HandedOut).Single(type => type.Name == seam);

    private static List<MethodInfo> MethodsOf(string seam) => [.. SeamProbe.MethodsOf(TypeOf(seam))];
}
