using ReverseBuy.Tenancy;

namespace ReverseBuy;

/// <summary>An archive of a tenant cannot be read.</summary>
public sealed class TenantArchiveException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="message">Where, and what to do.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public TenantArchiveException(TenantArchiveProblem problem, string message, Exception? innerException = null)
        : base("tenant.archive_unreadable", message, innerException)
    {
        Problem = problem;
    }

    /// <summary>What is wrong with it.</summary>
    public TenantArchiveProblem Problem { get; }
}
