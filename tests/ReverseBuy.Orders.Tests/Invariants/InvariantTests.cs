using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ReverseBuy.Orders.Tests.Support;

namespace ReverseBuy.Orders.Tests.Invariants;

public sealed class InvariantTests
{
    // From each of the two starts. The longest campaigns are eng/campaign.sh's, which names a number.
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("REVERSEBUY_COURSES"), CultureInfo.InvariantCulture, out var courses) ? courses
        : Environment.GetEnvironmentVariable("REVERSEBUY_FULL") == "1" ? 5000 : 1000;

    [Fact]
    public void Whatever_happens_to_an_approved_order_nothing_is_bought_paid_or_counted_twice() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Steps.ToArbitrary(), steps => Holds(steps, course => course.StartApprovedAsync())));

    [Fact]
    public void Whatever_happens_to_a_placed_order_nothing_is_bought_paid_or_counted_twice() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Steps.ToArbitrary(), steps => Holds(steps, course => course.StartPlacedAsync())));

    private static Gen<CourseStep[]> Steps => Gen.Elements(Enum.GetValues<CourseStep>()).ListOf().Select(list => list.Take(25).ToArray());

    // FsCheck runs properties on the caller's thread and shrinks them; each case has a host of its own.
    private static void Holds(CourseStep[] steps, Func<Course, Task> start) => Task.Run(async () =>
    {
        await using var host = await OrdersHost.StartAsync();
        var course = new Course(host);
        await start(course);
        await course.RunAsync(steps);
    }).GetAwaiter().GetResult();
}
