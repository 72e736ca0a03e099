using ReverseBuy.Orders;

namespace ReverseBuy.Procurement;

/// <summary>What became of taking a purchase from the operators' queue. A closed set: <see cref="Taken"/>, <see cref="TakenBefore"/>.</summary>
public abstract record TakeResult
{
    private TakeResult()
    {
    }

    /// <summary>It is the operator's; its time begins anew.</summary>
    /// <param name="Receipt">The purchase order after the command.</param>
    public sealed record Taken(Receipt Receipt) : TakeResult;

    /// <summary>Another operator has it. Nothing was changed.</summary>
    /// <param name="By">Who.</param>
    public sealed record TakenBefore(string By) : TakeResult;
}
