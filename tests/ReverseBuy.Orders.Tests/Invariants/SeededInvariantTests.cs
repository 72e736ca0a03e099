using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using ReverseBuy.Orders.Tests.Support;

namespace ReverseBuy.Orders.Tests.Invariants;

/// <summary>
/// The sequences of a given seed: those that a campaign has run can be run again. <c>eng/campaign.sh invariants</c> says which and how many by
/// <c>REVERSEBUY_INVARIANTS_SEED</c> and <c>REVERSEBUY_INVARIANTS_COUNT</c>; without them it is a few of the first.
/// </summary>
public sealed class SeededInvariantTests
{
    private static readonly ulong Seed = Number("REVERSEBUY_INVARIANTS_SEED", 1);
    private static readonly int Count = (int)Number("REVERSEBUY_INVARIANTS_COUNT", 10);

    private static Gen<CourseStep[]> Steps => Gen.Elements(Enum.GetValues<CourseStep>()).ListOf().Select(list => list.Take(25).ToArray());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whatever_happens_in_the_sequences_of_a_seed_the_invariants_hold(bool isApproved)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Count).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed), FSharpOption<int>.None)));
        Check.One(config, Prop.ForAll(Steps.ToArbitrary(), steps => Task.Run(() => HoldsAsync(steps, isApproved)).GetAwaiter().GetResult()));
    }

    private static async Task HoldsAsync(CourseStep[] steps, bool isApproved)
    {
        await using var host = await OrdersHost.StartAsync();
        var course = new Course(host);
        await (isApproved ? course.StartApprovedAsync() : course.StartPlacedAsync());
        await course.RunAsync(steps);
    }

    private static ulong Number(string variable, ulong otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
