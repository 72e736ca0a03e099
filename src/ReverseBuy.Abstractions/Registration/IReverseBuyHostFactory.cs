namespace ReverseBuy;

/// <summary>
/// Makes the services of a host for the <c>reversebuy</c> command, which looks for the one class that implements this in the host's assembly. The class has a
/// constructor without parameters; it may be internal.
/// </summary>
public interface IReverseBuyHostFactory
{
    /// <summary>Makes the services, as the host itself would: same storage, same key ring, same connectors. Nothing is started.</summary>
    /// <param name="args">What was written behind <c>--</c> on the command line.</param>
    /// <returns>The services; disposed when the command has ended, if they can be.</returns>
    IServiceProvider Create(string[] args);
}
