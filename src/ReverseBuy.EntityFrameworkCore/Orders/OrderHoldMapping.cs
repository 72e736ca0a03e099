using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Orders;

internal static class OrderHoldMapping
{
    public static void Fill(OrderHoldRow row, OrderHold hold)
    {
        row.Name = hold.Name;
        row.Reason = hold.Reason;
        row.PutByKind = hold.PutBy.Kind;
        row.PutById = hold.PutBy.Id;
        row.PutAt = hold.PutAt;
        row.Until = hold.Until;
        row.ReleasedAt = hold.ReleasedAt;
    }

    public static OrderHold Read(OrderHoldRow row) => new()
    {
        Name = row.Name,
        Reason = row.Reason,
        PutBy = new Actor(row.PutByKind, row.PutById),
        PutAt = row.PutAt,
        Until = row.Until,
        ReleasedAt = row.ReleasedAt,
    };
}
