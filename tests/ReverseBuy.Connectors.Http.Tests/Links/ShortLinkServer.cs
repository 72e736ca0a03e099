using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http.Tests.Links;

/// <summary>All hosts of the internet at one loopback port: what the test says they answer, and who was asked for what.</summary>
internal sealed class ShortLinkServer : IAsyncDisposable
{
    public static readonly MarketplaceId Market = new("market");

    private readonly WebApplication _application;

    private ShortLinkServer(WebApplication application) => _application = application;

    /// <summary>What a host answers for a path; whoever is not here answers 404.</summary>
    public ConcurrentDictionary<string, RequestDelegate> Answers { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Asked { get; } = new();

    public ConcurrentQueue<string> HeaderNames { get; } = new();

    public Uri Address => new(_application.Urls.First());

    public static async Task<ShortLinkServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new ShortLinkServer(builder.Build());
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync();
        return server;
    }

    public static ShortLinkRules RulesFor(Uri? endpoint) => new()
    {
        Marketplace = Market,
        IsShortLink = link => link.Host == "s.market.example" && link.Path.Length > 1,
        ListingOf = link => link.Host == "item.market.example" && link.Path.StartsWith("/item/", StringComparison.Ordinal) ? PastedLink.Number(link.Path[6..]) : null,
        Hosts = FrozenSet.Create(StringComparer.Ordinal, "s.market.example", "m.market.example"),
        Endpoint = endpoint,
    };

    public void Redirect(string from, string to, int status = StatusCodes.Status302Found) => Answers[from] = context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
        context.Response.Headers.SetCookie = "who=you; Path=/";
        return Task.CompletedTask;
    };

    public void Page(string from, string body, int status = StatusCodes.Status200OK) => Answers[from] = context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    };

    public ShortLinkResolver Resolver(TimeProvider? time = null) => new(RulesFor(Address), time ?? TimeProvider.System);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var asked = context.Request.Host + context.Request.Path.Value + context.Request.QueryString;
        Asked.Enqueue($"{context.Request.Method} {asked}");
        foreach (var header in context.Request.Headers)
        {
            HeaderNames.Enqueue(header.Key);
        }

        if (Answers.TryGetValue(asked, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
