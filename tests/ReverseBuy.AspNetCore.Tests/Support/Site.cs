using System.Net.Sockets;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Tests.Support;

/// <summary>A web host on a real socket, with three tenants in memory: two that are active and one that is suspended.</summary>
internal sealed class Site : IAsyncDisposable
{
    public static readonly TenantId Lotus = new("lotus");
    public static readonly TenantId Plum = new("plum");
    public static readonly TenantId Closed = new("closed");

    private readonly WebApplication _app;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false });

    private Site(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public IServiceProvider Services => _app.Services;

    public static async Task<Site> StartAsync(
        Action<TenantResolutionOptions> resolution, Action<WebApplication>? map = null, Action<WebApplicationBuilder>? configure = null, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddReverseBuy(options => options.Messaging.RunWorkers = false).UseInMemory().AddTenantResolution(options =>
        {
            options.RefusalTime = time is null ? TimeSpan.Zero : options.RefusalTime;
            resolution(options);
        });
        configure?.Invoke(builder);
        var app = builder.Build();

        // Who is signed in is what a test says: it stands for the host's authentication.
        app.Use((context, next) =>
        {
            if (context.Request.Headers["X-Test-Claim"] is { Count: > 0 } claims)
            {
                var isSignedIn = !context.Request.Headers.ContainsKey("X-Test-Anonymous");
                context.User = new ClaimsPrincipal(new ClaimsIdentity(claims.ToString().Split(", ").Select(claim => new Claim("tenant", claim)), isSignedIn ? "test" : null));
            }

            return next(context);
        });
        app.UseRouting();
        app.UseReverseBuyTenant();
        app.MapGet("/who", Who).RequireTenant();
        app.MapGet("/maybe", Who);
        app.MapGet("/nobody", Who).AllowNoTenant();
        app.MapGet("/shops/{tenant}/who", Who).RequireTenant();
        map?.Invoke(app);

        var tenants = app.Services.GetRequiredService<ITenants>();
        foreach (var tenant in new[] { Lotus, Plum })
        {
            await tenants.OnboardAsync(tenant, tenant.Value);
        }

        // Suspended before this process has read it.
        await app.Services.GetRequiredService<ITenantStore>().SaveAsync(
            new Tenant { Id = Closed, Name = "closed", State = TenantState.Suspended, SuspendedFor = "Unpaid." }, default);
        await app.StartAsync();
        return new Site(app);
    }

    /// <summary>The tenant that an endpoint is run inside; empty for none.</summary>
    public static string Who(ICurrentTenant current) => current.Id?.Value ?? string.Empty;

    public async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        foreach (var (name, value) in headers)
        {
            if (name == "Host")
            {
                request.Headers.Host = value;
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, body, response.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>Sends bytes that no client library would.</summary>
    /// <returns>All that comes back.</returns>
    public async Task<string> SendRawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>An answer.</summary>
    internal sealed record Answer(int Status, string Body, string? MediaType)
    {
        public string? Code => MediaType == "application/problem+json" ? JsonDocument.Parse(Body).RootElement.GetProperty("code").GetString() : null;
    }
}
