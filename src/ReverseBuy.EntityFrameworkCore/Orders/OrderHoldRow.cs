using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

/// <summary>What keeps an order from going forward, or did.</summary>
internal sealed class OrderHoldRow : IPlacedRow
{
    public OrderId Order { get; set; }

    public int Position { get; set; }

    public string Name { get; set; } = string.Empty;

    public string Reason { get; set; } = string.Empty;

    public ActorKind PutByKind { get; set; }

    public string PutById { get; set; } = string.Empty;

    public DateTimeOffset PutAt { get; set; }

    public DateTimeOffset? Until { get; set; }

    public DateTimeOffset? ReleasedAt { get; set; }
}
