namespace ReverseBuy.Connectors.Taobao.Gateway;

/// <summary>Where an operation's answer puts the business result; TaoWorld has four ways.</summary>
internal enum TaobaoEnvelope
{
    /// <summary><c>biz_error_code</c> beside <c>data</c>; empty when it went well.</summary>
    BusinessCode,

    /// <summary><c>success</c> and <c>error_code</c> beside <c>data</c>.</summary>
    SuccessFlag,

    /// <summary>The same inside <c>result</c>.</summary>
    NestedResult,

    /// <summary>The data themselves beside the gateway's code.</summary>
    Bare,
}
