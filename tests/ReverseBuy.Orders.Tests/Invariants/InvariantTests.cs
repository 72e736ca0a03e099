using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using ReverseBuy.Orders.Tests.Support;

namespace ReverseBuy.Orders.Tests.Invariants;

/// <summary>
/// Random courses, other ones each time. <c>eng/campaign.sh invariants</c> says how many, and by which seed, so that they can be run again, by
/// <c>REVERSEBUY_INVARIANTS_COUNT</c> and <c>REVERSEBUY_INVARIANTS_SEED</c>.
/// </summary>
public sealed class InvariantTests
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("REVERSEBUY_FULL") == "1";

    // From each of the two starts.
    private static readonly int Count = (int)(Number("REVERSEBUY_INVARIANTS_COUNT") ?? (IsFull ? 5000u : 1000u));

    private static Gen<CourseStep[]> Steps => Gen.Elements(Enum.GetValues<CourseStep>()).ListOf().Select(list => list.Take(25).ToArray());

    [Fact]
    public void Whatever_happens_to_an_approved_order_nothing_is_bought_paid_or_counted_twice() => CheckFrom(course => course.StartApprovedAsync());

    [Fact]
    public void Whatever_happens_to_a_placed_order_nothing_is_bought_paid_or_counted_twice() => CheckFrom(course => course.StartPlacedAsync());

    private static void CheckFrom(Func<Course, Task> start)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Count);
        if (Number("REVERSEBUY_INVARIANTS_SEED") is { } seed)
        {
            config = config.WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
        }

        // FsCheck runs properties on the caller's thread and shrinks them; each case has a host of its own.
        Check.One(config, Prop.ForAll(Steps.ToArbitrary(), steps => Task.Run(() => HoldsAsync(steps, start)).GetAwaiter().GetResult()));
    }

    private static async Task HoldsAsync(CourseStep[] steps, Func<Course, Task> start)
    {
        await using var host = await OrdersHost.StartAsync();
        var course = new Course(host);
        await start(course);
        await course.RunAsync(steps);
    }

    private static ulong? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;
}
