namespace ReverseBuy.Sandbox.Jd;

/// <summary>A call is refused with a code and words.</summary>
internal sealed class JdRefusedException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
