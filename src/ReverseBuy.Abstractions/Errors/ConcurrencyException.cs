namespace ReverseBuy;

/// <summary>Somebody else changed the same thing first. Nothing was changed by this call.</summary>
public sealed class ConcurrencyException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="subject">What was changed, such as <c>Order:0193…</c>.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public ConcurrencyException(string subject, Exception? innerException = null)
        : base("storage.concurrency", $"{subject} was changed by somebody else in between. Nothing was written: read it again and repeat the command.", innerException)
    {
        Subject = subject;
        IsTransient = true;
    }

    /// <summary>What was changed.</summary>
    public string Subject { get; }
}
