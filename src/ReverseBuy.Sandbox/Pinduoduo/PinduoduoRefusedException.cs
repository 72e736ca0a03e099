namespace ReverseBuy.Sandbox.Pinduoduo;

/// <summary>A call is refused with a code, a sub code where there is one, and words.</summary>
internal sealed class PinduoduoRefusedException(int code, string message, string? subCode = null, string subMessage = "") : Exception(message)
{
    public int Code { get; } = code;

    public string? SubCode { get; } = subCode;

    public string SubMessage { get; } = subMessage;

    public static PinduoduoRefusedException NotBound() =>
        new(50001, "业务服务错误", "60001", "未传入已经授权备案过的相关参数(pid/custom_parameters)");
}
