using ReverseBuy.Connectors.Http;
using ReverseBuy.Privacy;

namespace ReverseBuy.Connectors.Pinduoduo;

/// <summary>The settings of the Pinduoduo connector. Checked when the host starts; an error names the key, such as <c>ReverseBuy:Pinduoduo:AppKey</c>.</summary>
public sealed class PinduoduoOptions
{
    /// <summary>The section of the configuration that error messages name.</summary>
    public const string Section = "ReverseBuy:Pinduoduo";

    /// <summary>The gateway, one address for all operations. It is https, except on the machine itself.</summary>
    public Uri Endpoint { get; set; } = new("https://gw-api.pinduoduo.com/api/router");

    /// <summary>The key of the application, <c>client_id</c> at Pinduoduo.</summary>
    public string AppKey { get; set; } = string.Empty;

    /// <summary>The secret of the application. Keep it out of files and logs.</summary>
    [Secret]
    public string AppSecret { get; set; } = string.Empty;

    /// <summary>The promotion id (推广位, <c>pid</c>) that was bound, such as <c>60005_612</c>.</summary>
    public string Pid { get; set; } = string.Empty;

    /// <summary>
    /// The <c>uid</c> that the promotion id was bound with: 1 to 7 letters, digits, hyphens and underscores. Longer ones leave no room for our reference in
    /// the 64 bytes that come back with an order.
    /// </summary>
    public string Uid { get; set; } = string.Empty;

    /// <summary>How far back an order is looked for by its reference alone. Default 7 days, each a call; at most 90 days, which is all that Pinduoduo keeps.</summary>
    public TimeSpan ReferenceLookBack { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a call may take. Default 10 seconds.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a paid order may take to be found by its reference. Not published; default 10 minutes.</summary>
    public TimeSpan VisibilityWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How calls are shared out, repeated and given up. What an application may do is told on its page at Pinduoduo.</summary>
    public PlatformCallOptions Calls { get; } = new()
    {
        Budget = { CallsPerSecond = 10, Burst = 20, KeptForOrders = 5, BanWhenUntold = TimeSpan.FromSeconds(10) },
    };

    /// <summary>Hides the secret.</summary>
    /// <returns>The endpoint.</returns>
    public override string ToString() => $"PinduoduoOptions {{ {Endpoint} }}";
}
