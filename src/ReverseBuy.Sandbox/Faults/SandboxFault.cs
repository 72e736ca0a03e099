namespace ReverseBuy.Sandbox;

/// <summary>A scripted fault: the next matching calls go wrong in the way it says. Immutable.</summary>
public sealed record SandboxFault
{
    /// <summary>The <see cref="Operation"/> of a fault that strikes whatever is called.</summary>
    public const string AnyOperation = "*";

    /// <summary>The marketplace: <c>taobao</c>, <c>1688</c>, <c>jd</c> or <c>pinduoduo</c>.</summary>
    public required string Marketplace { get; init; }

    /// <summary>
    /// The operation's name or the end of it, e.g. <c>createCrossOrder</c> or <c>/purchase/order/create</c>, compared ordinally; or
    /// <see cref="AnyOperation"/>.
    /// </summary>
    public required string Operation { get; init; }

    /// <summary>What happens to the call.</summary>
    public required SandboxFaultKind Kind { get; init; }

    /// <summary>How many matching calls pass unharmed first. Default 0.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls are struck before the fault is used up. Default 1.</summary>
    public int Times { get; init; } = 1;

    /// <summary>For <see cref="SandboxFaultKind.Delay"/>: how long the answer takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>
    /// For <see cref="SandboxFaultKind.Refuse"/>: the platform's error code. Gateway codes (1688 <c>gw.*</c> and <c>401</c>;
    /// Taobao's camel-case ones such as <c>ApiCallLimit</c>; all of Pinduoduo's, where
    /// <c>60001</c> is a sub code) answer in the gateway's form, others in the operation's own envelope.
    /// </summary>
    public string? ErrorCode { get; init; }

    /// <summary>For <see cref="SandboxFaultKind.Refuse"/>: the platform's message.</summary>
    public string? ErrorMessage { get; init; }
}
