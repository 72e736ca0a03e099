namespace ReverseBuy;

/// <summary>A fault of ReverseBuy or of something it relies on. What is expected is a result, never one of these.</summary>
/// <remarks>Messages tell what happened, to what, and what to do. They hold no secrets and no personal data.</remarks>
public class ReverseBuyException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="code">A stable, lower-case code that programs may compare, such as <c>tenant.unknown</c>.</param>
    /// <param name="message">What happened, to what, and what to do.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public ReverseBuyException(string code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        Code = code;
    }

    /// <summary>A stable, lower-case code that programs may compare.</summary>
    public string Code { get; }

    /// <summary>Whether the same call may succeed later without anybody changing anything.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long to wait before the next try, when whoever refused said so.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
