using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Sandbox.Alibaba1688;
using ReverseBuy.Sandbox.Alibaba1688.Tokens;
using ReverseBuy.Sandbox.Control;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Jd;
using ReverseBuy.Sandbox.Links;
using ReverseBuy.Sandbox.Pinduoduo;
using ReverseBuy.Sandbox.State;
using ReverseBuy.Sandbox.Taobao;

namespace ReverseBuy.Sandbox;

/// <summary>A running sandbox: the marketplaces' wire and the control API on one loopback port. Safe for any thread.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SandboxHost(WebApplication application, World world, Uri baseAddress)
    {
        _application = application;
        World = world;
        BaseAddress = baseAddress;
    }

    /// <summary>Where the sandbox listens, with the port it got; ends with a slash.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The base of Taobao's interfaces: <c>{base}/taobao/rest</c>.</summary>
    public Uri TaobaoEndpoint => new(BaseAddress, "taobao/rest");

    /// <summary>Taobao's page of consent: <c>{base}/taobao/oauth/authorize</c>.</summary>
    public Uri TaobaoAuthorizationEndpoint => new(BaseAddress, "taobao/oauth/authorize");

    /// <summary>The base of 1688's interfaces: <c>{base}/1688/openapi/</c>.</summary>
    public Uri Alibaba1688Endpoint => new(BaseAddress, "1688/openapi/");

    /// <summary>1688's page of consent: <c>{base}/1688/oauth/authorize</c>.</summary>
    public Uri Alibaba1688AuthorizationEndpoint => new(BaseAddress, "1688/oauth/authorize");

    /// <summary>The base of JD's interfaces, those of tokens too: <c>{base}/jd/</c>.</summary>
    public Uri JdEndpoint => new(BaseAddress, "jd/");

    /// <summary>Where JD's pictures are: <c>{base}/jd/n0/</c>.</summary>
    public Uri JdPictureEndpoint => new(BaseAddress, "jd/n0/");

    /// <summary>Pinduoduo's gateway: <c>{base}/pdd/api/router</c>.</summary>
    public Uri PinduoduoEndpoint => new(BaseAddress, "pdd/api/router");

    /// <summary>What the platforms hold; the sandbox's own tests look into it.</summary>
    internal World World { get; }

    /// <summary>Starts a sandbox and returns once it accepts calls.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running sandbox; dispose it to stop.</returns>
    /// <exception cref="ArgumentException">The address is not <c>http</c> on a loopback address.</exception>
    /// <exception cref="InvalidDataException">The state file cannot be read.</exception>
    /// <exception cref="IOException">The port is taken, or the state file cannot be written or belongs to another sandbox that runs.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.Url.IsAbsoluteUri || options.Url.Scheme != Uri.UriSchemeHttp || !options.Url.IsLoopback)
        {
            throw new ArgumentException(
                $"The sandbox listens on loopback only, not on '{options.Url}'. Use http://127.0.0.1 with a port, or port 0 for a free one.",
                nameof(options));
        }

        var file = options.StateFile is null ? null : new StateFile(options.StateFile);
        try
        {
            var baseAddress = options.Url;
            var world = new World(options, file, () => baseAddress);
            var application = Build(options, world);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            baseAddress = new Uri(application.Urls.First());
            return new SandboxHost(application, world, baseAddress);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>A client of this sandbox's control API; dispose it after use.</summary>
    public SandboxClient CreateClient() => new(BaseAddress);

    /// <summary>Waits until the sandbox is stopped or the token is cancelled, whichever is first.</summary>
    /// <param name="cancellationToken">Ends the wait and stops the sandbox.</param>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) =>
        HostingAbstractionsHostExtensions.WaitForShutdownAsync(_application, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync().ConfigureAwait(false);
        await World.DisposeAsync().ConfigureAwait(false);
    }

    private static WebApplication Build(SandboxOptions options, World world)
    {
        // The empty builder reads neither environment nor settings files: nothing outside can move the sandbox off loopback.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://{(options.Url.Host == "localhost" ? "127.0.0.1" : options.Url.Host)}:{options.Url.Port}");
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        var application = builder.Build();

        var alibaba = new Alibaba1688Gateway(world);
        var taobao = new TaobaoGateway(world);
        var jd = new JdGateway(world);
        var pinduoduo = new PinduoduoGateway(world);
        var control = new ControlEndpoint(world);
        var links = new ShortLinkEndpoint(world);
        application.Run(context => ShortLinkEndpoint.Serves(context.Request.Host.Host) ? links.HandleAsync(context)
            : Rest(context, "/1688/openapi/") is { } alibabaPath ? alibaba.HandleAsync(context, alibabaPath)
            : Rest(context, "/1688/oauth/") is "authorize" ? Alibaba1688Consent.HandleAsync(context, world)
            : Rest(context, "/taobao/rest/") is { } taobaoPath ? taobao.HandleAsync(context, "/" + taobaoPath)
            : Rest(context, "/taobao/oauth/") is "authorize" ? AuthorizePage.HandleAsync(context, world)
            : Rest(context, "/jd/n0/jfs/") is { } jdPicture ? ImageEndpoint.HandleAsync(context, world, "jd/" + jdPicture)
            : Rest(context, "/jd/") is { } jdPath ? jd.HandleAsync(context, jdPath)
            : Rest(context, "/pdd/api/") is "router" ? pinduoduo.HandleAsync(context, "router")
            : Rest(context, "/images/") is { } imagePath ? ImageEndpoint.HandleAsync(context, world, imagePath)
            : Rest(context, "/_sandbox/") is { } controlPath ? control.HandleAsync(context, controlPath)
            : NotFound(context));
        return application;
    }

    private static string? Rest(HttpContext context, string prefix) =>
        context.Request.Path.Value is { } path && path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : null;

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
