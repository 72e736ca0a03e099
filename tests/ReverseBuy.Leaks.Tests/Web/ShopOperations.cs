using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.AspNetCore;
using ReverseBuy.Following;
using ReverseBuy.Fulfilment;
using ReverseBuy.Leaks.Tests.Hosting;
using ReverseBuy.Storage;

namespace ReverseBuy.Leaks.Tests.Web;

/// <summary>Requests of tenants' customers, named by each place that a tenant is read from, and pushes of a marketplace.</summary>
internal static class ShopOperations
{
    private const string Everywhere = "X-Tenant";

    public static IReadOnlyList<LeakOperation> All { get; } =
    [
        Shop(nameof(TenantResolutionOptions.FromHost), (context, request) => request.Headers.Host = $"{context.Tenant.Id}.shop.example"),
        Shop(nameof(TenantResolutionOptions.FromPath), (context, request) => request.RequestUri = new Uri($"/shops/{context.Tenant.Id}{request.RequestUri}", UriKind.Relative)),
        Shop(nameof(TenantResolutionOptions.FromHeader), (context, request) => request.Headers.Add(Everywhere, context.Tenant.Id.Value)),
        Shop(nameof(TenantResolutionOptions.FromClaim), (context, request) => request.Headers.Add(ClaimOfTests.Header, context.Tenant.Id.Value)),
        Shop(nameof(TenantResolutionOptions.FromApiKey), (context, request) => request.Headers.Add("X-Api-Key", context.Services.GetRequiredService<KnownKeys>().TextOf(context.Tenant.Id))),
        Shop(nameof(TenantResolutionOptions.From), (context, request) => request.Headers.Add(PartnerTenant.Header, context.Tenant.Id.Value)),
        new("nobody", async context => await SendAsync(context, new(HttpMethod.Get, new Uri("/nobody", UriKind.Relative)) { Headers = { { Everywhere, context.Tenant.Id.Value } } })),
        new("refused", RefusedAsync),
        new("push", context => PushAsync(context, context.Services.GetRequiredService<ShopRegistrations>().Shared, AccountOf(context.Tenant))) { Weight = 3 },
        new("push to an application of its own", context => PushAsync(context, context.Services.GetRequiredService<ShopRegistrations>().Own(context.Tenant.Id), AccountOf(context.Tenant))),
        new("push that is spooled", context => PushAsync(context, context.Services.GetRequiredService<ShopRegistrations>().Shared, LateAccountOf(context.Tenant))),
        new("push that is forged", context => PushAsync(context, context.Services.GetRequiredService<ShopRegistrations>().Shared, AccountOf(context.Tenant), "forged")),
        new("received", ReceivedAsync),
    ];

    public static string AccountOf(LeakTenant tenant) => $"seller-{tenant.Marker}";

    /// <summary>An account whose tenant is told only later.</summary>
    public static string LateAccountOf(LeakTenant tenant) => $"later-{tenant.Marker}";

    private static LeakOperation Shop(string name, Action<LeakContext, HttpRequestMessage> sayWho) => new(name, async context =>
    {
        using var request = Draw(context);
        sayWho(context, request);
        var (path, answer) = (request.RequestUri!.ToString(), await SendAsync(context, request));
        if (path.EndsWith("/recipients", StringComparison.Ordinal))
        {
            context.Remember(new RecipientId(Guid.ParseExact(answer.Split('\n')[^1], "N")));
        }

        return answer;
    })
    {
        Weight = 3,
    };

    private static HttpRequestMessage Draw(LeakContext context) => context.Random.Next(6) switch
    {
        0 => new(HttpMethod.Get, new Uri("/api/who", UriKind.Relative)),
        1 => new(HttpMethod.Post, new Uri("/api/recipients", UriKind.Relative)) { Content = new StringContent(context.Tenant.Text("Li Lei")) },
        2 => new(HttpMethod.Post, new Uri("/api/recipients/find", UriKind.Relative)) { Content = new StringContent(context.Recall<RecipientId>().Value.ToString("N")) },
        3 => new(HttpMethod.Post, new Uri("/api/orders", UriKind.Relative)) { Content = new StringContent($"{context.SharedName("key", 400)}\n{context.Tenant.Amount(Currency.CNY)}") },
        4 => new(HttpMethod.Get, new Uri("/api/streamed", UriKind.Relative)),
        _ => new(HttpMethod.Get, new Uri("/api/orders", UriKind.Relative)),
    };

    // Named twice and differently, with a wrong key, and by an id that nobody has.
    private static async Task<object?> RefusedAsync(LeakContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/who", UriKind.Relative));
        request.Headers.Add(Everywhere, context.Random.Next(2) == 0 ? "t-nobody" : context.Tenant.Id.Value);
        request.Headers.Add("X-Api-Key", ApiKey.Create($"key-of-{context.Tenant.Id}").Text);
        return await SendAsync(context, request, isRefused: true);
    }

    private static async Task<object?> PushAsync(LeakContext context, CallbackAddress address, string account, string secret = ShopRegistrations.Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/reversebuy/callbacks/{address.Id.Value}", UriKind.Relative))
        {
            Content = new StringContent($"{context.SharedName("message", 50)}\n{account}\n{context.Tenant.Text("order")}"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", secret);
        return await SendAsync(context, request, isRefused: secret != ShopRegistrations.Secret);
    }

    private static async Task<object?> ReceivedAsync(LeakContext context)
    {
        var view = await context.Services.GetRequiredService<ITenantStorage>().ReadAsync(context.Tenant.Id, context.CancellationToken);
        await using (view)
        {
            var received = await view.Received.ListDueAsync(DateTimeOffset.MaxValue, 1_000, context.CancellationToken);
            return received.Count > 0 ? received : throw new InvalidOperationException("Nothing came in yet.");
        }
    }

    private static async Task<string> SendAsync(LeakContext context, HttpRequestMessage request, bool isRefused = false)
    {
        context.Services.GetRequiredService<FlowsOfRequests>().Send(request);
        using var response = await context.Services.GetRequiredService<ShopClient>().Http.SendAsync(request, context.CancellationToken);
        var answer = $"{(int)response.StatusCode}\n{response.Headers}{response.Content.Headers}\n{await response.Content.ReadAsStringAsync(context.CancellationToken)}";
        return response.IsSuccessStatusCode != isRefused ? answer : throw new HttpRequestException(answer);
    }
}
