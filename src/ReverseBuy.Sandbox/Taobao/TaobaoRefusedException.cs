namespace ReverseBuy.Sandbox.Taobao;

/// <summary>The gateway refuses with a code of its own, from within an interface.</summary>
internal sealed class TaobaoRefusedException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
