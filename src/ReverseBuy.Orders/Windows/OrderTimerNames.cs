namespace ReverseBuy.Orders.Windows;

/// <summary>The names of the timers of orders. Timers that are set keep theirs: none is ever changed.</summary>
internal static class OrderTimerNames
{
    /// <summary>The time to pay is over.</summary>
    public const string PaymentWindow = "order-payment-window";

    /// <summary>The time to answer a question is over; the subject is the question.</summary>
    public const string AnswerWindow = "order-answer-window";

    /// <summary>Time enough has passed since the last unit arrived.</summary>
    public const string Completion = "order-completion";

    /// <summary>A hold has lasted as long as it should; the subject is its name.</summary>
    public const string HoldEnd = "order-hold-end";
}
