namespace ReverseBuy.Orders;

/// <summary>What a customer can choose. To decline is a command of its own.</summary>
public enum QuestionChoice
{
    /// <summary>Go on as asked: at the new price, or wait for what is sold out.</summary>
    Accept,

    /// <summary>Go on without the units that the question is about; they are cancelled.</summary>
    LeaveOut,
}
