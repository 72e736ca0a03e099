namespace ReverseBuy;

/// <summary>Something was asked that is not possible in the state it was asked in. Nothing was changed.</summary>
public sealed class OrderTransitionException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="subject">What it was asked of, such as <c>Order:0193…</c>.</param>
    /// <param name="from">The state it is in.</param>
    /// <param name="trigger">What was asked.</param>
    /// <param name="permitted">What is possible in that state.</param>
    public OrderTransitionException(string subject, string from, string trigger, IEnumerable<string> permitted)
        : base("order.transition", Tell(subject, from, trigger, permitted = [.. permitted]))
    {
        Subject = subject;
        From = from;
        Trigger = trigger;
        Permitted = [.. permitted];
    }

    /// <summary>Makes an exception for what the state would allow, and a hold or a rule of the host's does not.</summary>
    /// <param name="subject">What it was asked of, such as <c>Order:0193…</c>.</param>
    /// <param name="from">The state it is in.</param>
    /// <param name="trigger">What was asked.</param>
    /// <param name="reason">Why it is refused; no personal data.</param>
    public OrderTransitionException(string subject, string from, string trigger, string reason)
        : base("order.transition", $"{subject} is {from}, and {trigger} is refused: {reason}. Nothing was changed: see to the reason and repeat the command.")
    {
        Subject = subject;
        From = from;
        Trigger = trigger;
        Permitted = [];
        Reason = reason;
    }

    /// <summary>What it was asked of.</summary>
    public string Subject { get; }

    /// <summary>The state it is in.</summary>
    public string From { get; }

    /// <summary>What was asked.</summary>
    public string Trigger { get; }

    /// <summary>What is possible in that state; nothing when a hold or a rule refused.</summary>
    public IReadOnlyList<string> Permitted { get; }

    /// <summary>Why a hold or a rule of the host's refused; <see langword="null"/> when the state does not allow it.</summary>
    public string? Reason { get; }

    private static string Tell(string subject, string from, string trigger, IEnumerable<string> permitted)
    {
        var possible = string.Join(", ", permitted);
        return $"{subject} is {from}, which does not allow {trigger}; possible: {(possible.Length == 0 ? "nothing" : possible)}. Nothing was changed: read it again and decide anew.";
    }
}
