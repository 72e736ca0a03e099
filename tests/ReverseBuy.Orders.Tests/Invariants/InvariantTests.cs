using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ReverseBuy.Orders.Tests.Support;

namespace ReverseBuy.Orders.Tests.Invariants;

public sealed class InvariantTests
{
    private static readonly int Cases = Environment.GetEnvironmentVariable("REVERSEBUY_FULL") == "1" ? 2000 : 150;

    [Fact]
    public void Whatever_happens_to_an_order_nothing_is_bought_paid_or_counted_twice()
    {
        var steps = Gen.Elements(Enum.GetValues<CourseStep>()).ListOf().Select(list => list.Take(25).ToArray());
        var property = Prop.ForAll(steps.ToArbitrary(), Holds);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), property);
    }

    // FsCheck runs properties on the caller's thread and shrinks them; each case has a host of its own.
    private static void Holds(CourseStep[] steps) => Task.Run(async () =>
    {
        await using var host = await OrdersHost.StartAsync();
        await new Course(host).RunAsync(steps);
    }).GetAwaiter().GetResult();
}
