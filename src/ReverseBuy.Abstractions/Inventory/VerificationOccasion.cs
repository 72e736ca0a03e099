namespace ReverseBuy.Inventory;

/// <summary>Why lines are verified. It changes no answer; figures are kept apart by it.</summary>
public enum VerificationOccasion
{
    /// <summary>A customer orders what was browsed.</summary>
    Order,

    /// <summary>A stored order is about to be bought.</summary>
    Purchase,
}
