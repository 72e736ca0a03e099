namespace ReverseBuy;

/// <summary>
/// The control database cannot be asked for now. Tenants that are known go on meanwhile; what needs it, such as taking on a tenant, connecting an account or a tenant that nobody has heard of here, is
/// refused with this. Transient: nothing has changed, and the same call succeeds once the database answers.
/// </summary>
public sealed class ControlDatabaseUnavailableException : ReverseBuyException
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Makes an exception.</summary>
    /// <param name="innerException">What its engine said, when it said anything.</param>
    public ControlDatabaseUnavailableException(Exception? innerException = null)
        : base(
            "control.unavailable",
            "The control database does not answer, so nothing can be changed or looked up there; tenants that are known go on. See to it, and try again.",
            innerException)
    {
        IsTransient = true;
        RetryAfter = Pause;
    }
}
