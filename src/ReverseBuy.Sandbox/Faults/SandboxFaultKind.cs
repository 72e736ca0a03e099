namespace ReverseBuy.Sandbox;

/// <summary>What a scripted fault does to a call.</summary>
public enum SandboxFaultKind
{
    /// <summary>The answer comes, but only after <see cref="SandboxFault.Delay"/> on the sandbox's <see cref="TimeProvider"/>.</summary>
    Delay,

    /// <summary>The platform refuses with <see cref="SandboxFault.ErrorCode"/>, and nothing is done.</summary>
    Refuse,

    /// <summary>The connection is aborted and nothing was done.</summary>
    DropBefore,

    /// <summary>The call is carried out, then the connection is aborted: the caller cannot tell it from <see cref="DropBefore"/>.</summary>
    DropAfter,
}
