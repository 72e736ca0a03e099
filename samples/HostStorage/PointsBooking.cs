namespace HostStorage;

/// <summary>A row of the host's own: points that a customer earned with an order.</summary>
public sealed class PointsBooking
{
    /// <summary>The order, and the booking's key.</summary>
    public required string Order { get; init; }

    /// <summary>Who earned them.</summary>
    public required string Customer { get; init; }

    /// <summary>How many.</summary>
    public required int Points { get; init; }
}
