namespace ReverseBuy.Tool;

/// <summary>What the command ends with. Scripts rely on it: docs/operations.md lists them.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused, or done in part.</summary>
    public const int Refused = 1;

    /// <summary>Used wrongly: an option, or a host that cannot be loaded.</summary>
    public const int WrongUse = 2;

    /// <summary>Something broke: a database that does not answer, or a fault of ours.</summary>
    public const int Fault = 3;

    /// <summary>Interrupted, as shells tell it of a command that was.</summary>
    public const int Interrupted = 130;
}
