using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

/// <summary>A hold, as it lies in a column. Released: members are never renamed, removed or given another meaning.</summary>
internal sealed record HoldDocument(string Reason, string ActorKind, string ActorId, DateTimeOffset Since, DateTimeOffset? Until)
{
    public static HoldDocument Of(Hold hold) => new(hold.Reason, hold.By.Kind.ToString(), hold.By.Id, hold.Since, hold.Until);

    public Hold ToHold() => new(Reason, new Actor(Enum.Parse<ActorKind>(ActorKind), ActorId), Since) { Until = Until };
}
