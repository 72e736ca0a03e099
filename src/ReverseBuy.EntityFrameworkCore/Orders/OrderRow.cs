using ReverseBuy.Buying;
using ReverseBuy.EntityFrameworkCore.Amounts;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

internal sealed class OrderRow : IAggregateRow
{
    public long Position { get; set; }

    public OrderId Id { get; set; }

    public CustomerId Customer { get; set; }

    public OrderState State { get; set; }

    public int Version { get; set; }

    public WarehouseId Warehouse { get; set; }

    public ExchangeRate Rate { get; set; } = null!;

    public Amount Charged { get; set; }

    public Amount Paid { get; set; }

    public DateTimeOffset PlacedAt { get; set; }

    public DateTimeOffset PayBefore { get; set; }

    public bool IsApproved { get; set; }

    public bool IsBilledLater { get; set; }

    public DateTimeOffset? CancellationRequestedAt { get; set; }

    public string? Country { get; set; }

    /// <summary>What the compliance rules said, as a document.</summary>
    public string? Compliance { get; set; }

    public List<OrderLineRow> Lines { get; set; } = [];

    public List<OrderQuestionRow> Questions { get; set; } = [];

    public List<OrderHoldRow> Holds { get; set; } = [];

    public AggregateKey Aggregate => AggregateKey.Of(Id);
}
