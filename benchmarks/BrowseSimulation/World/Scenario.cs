namespace ReverseBuy.BrowseSimulation.World;

/// <summary>What customers and upstream do. Times in seconds.</summary>
internal sealed record Scenario
{
    public const double Day = 86_400;

    public int Skus { get; init; } = 1_000_000;

    /// <summary>The exponent of popularity over rank.</summary>
    public double Zipf { get; init; } = 1;

    public double ViewsPerSecond { get; init; } = 50;

    /// <summary>The share of views that lead to an order.</summary>
    public double OrdersPerView { get; init; } = 0.01;

    /// <summary>How long after the view an order is placed: the median.</summary>
    public double OrderDelay { get; init; } = 300;

    /// <summary>How much that varies: the deviation of its logarithm; 0: not at all.</summary>
    public double OrderDelaySigma { get; init; }

    /// <summary>Changes per day of the median SKU.</summary>
    public double ChangesPerDay { get; init; } = 0.5;

    /// <summary>How much SKUs differ in that: the deviation of the logarithm.</summary>
    public double ChangesSigma { get; init; } = 1.5;

    /// <summary>The share of changes that upstream pushes, each drawn by itself.</summary>
    public double PushedShare { get; init; }

    /// <summary>How many of those who put something in the cart there are for each who orders.</summary>
    public double CartsPerOrder { get; init; } = 3;

    /// <summary>How long before the order the cart is filled, at most; drawn evenly.</summary>
    public double CartBeforeOrder { get; init; } = 60;

    public double WarmUp { get; init; } = Day;

    public double Measured { get; init; } = 2 * Day;

    public int Seed { get; init; } = 1;
}
