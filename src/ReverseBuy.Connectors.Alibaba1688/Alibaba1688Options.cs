using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688;

/// <summary>How the open platform of 1688 is called. Checked when the connector is added.</summary>
public sealed class Alibaba1688Options
{
    /// <summary>Where the gateway is, up to and with <c>/openapi/</c>. Default: the public gateway. Only a loopback address may be plain http.</summary>
    public Uri Endpoint { get; set; } = new("https://gw.open.1688.com/openapi/");

    /// <summary>The application's key, from the console of open.1688.com.</summary>
    public string AppKey { get; set; } = string.Empty;

    /// <summary>The application's secret. It signs each call and is never sent or logged.</summary>
    public string AppSecret { get; set; } = string.Empty;

    /// <summary>The language of the translated texts that come with the Chinese ones, such as <c>en</c>. Default <c>en</c>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>How long a call that changes nothing may take. Default 10 seconds.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call that buys or pays may take. Default 30 seconds.</summary>
    public TimeSpan PurchaseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a created order may take to be found by its reference. Default 10 minutes.</summary>
    public TimeSpan VisibilityWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many listings are asked for at once in a verification. Default 5; the platform publishes no limit.</summary>
    public int ParallelCalls { get; set; } = 5;

    /// <summary>
    /// How calls are shared out, repeated and given up. The platform publishes no rate: 5 calls a second and a burst of 8 stay below what was seen to
    /// be refused, and a refusal leaves the account alone for 10 seconds.
    /// </summary>
    public PlatformCallOptions Calls { get; } = new()
    {
        Budget = { CallsPerSecond = 5, Burst = 8, KeptForOrders = 3, BanWhenUntold = TimeSpan.FromSeconds(10) },
    };

    internal void Validate()
    {
        const string Section = "ReverseBuy:Alibaba1688:";
        Require(Endpoint.IsAbsoluteUri && (Endpoint.Scheme == Uri.UriSchemeHttps || (Endpoint.Scheme == Uri.UriSchemeHttp && Endpoint.IsLoopback)),
            $"{Section}Endpoint must be an absolute https address (plain http only on loopback).");
        Require(Endpoint.AbsolutePath.EndsWith('/'), $"{Section}Endpoint must end with '/', as in https://gw.open.1688.com/openapi/.");
        Require(AppKey.Length > 0, $"{Section}AppKey is missing; take it from the console of open.1688.com.");
        Require(AppSecret.Length > 0, $"{Section}AppSecret is missing; take it from the console of open.1688.com.");
        Require(CallTimeout > TimeSpan.Zero, $"{Section}CallTimeout is {CallTimeout}; it must be longer than nothing.");
        Require(PurchaseTimeout > TimeSpan.Zero, $"{Section}PurchaseTimeout is {PurchaseTimeout}; it must be longer than nothing.");
        Require(VisibilityWindow >= TimeSpan.Zero, $"{Section}VisibilityWindow is {VisibilityWindow}; it must not be negative.");
        Require(ParallelCalls is >= 1 and <= 50, $"{Section}ParallelCalls is {ParallelCalls}; it must be from 1 to 50.");
        Require(!Calls.Validate($"{Section}Calls").Any(), string.Join(" ", Calls.Validate($"{Section}Calls")));
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ConfigurationException(message);
        }
    }
}
