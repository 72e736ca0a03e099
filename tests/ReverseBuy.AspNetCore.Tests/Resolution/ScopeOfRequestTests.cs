using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.AspNetCore.Tests.Support;
using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Tests.Resolution;

public sealed class ScopeOfRequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Endpoints_get_a_tenant_if_they_need_one_none_if_they_want_none_and_else_whom_the_request_names()
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromHeader());

        Assert.Equal((400, "tenant.required"), (await site.GetAsync("/who") is var required ? (required.Status, required.Code) : default));
        Assert.Equal((200, string.Empty), (await site.GetAsync("/maybe") is var maybe ? (maybe.Status, maybe.Body) : default));
        Assert.Equal("lotus", (await site.GetAsync("/maybe", ("X-Tenant", "lotus"))).Body);
        Assert.Equal((200, string.Empty), (await site.GetAsync("/nobody", ("X-Tenant", "no-such")) is var nobody ? (nobody.Status, nobody.Body) : default));
        Assert.Equal(404, (await site.GetAsync("/no-such-page", ("X-Tenant", "lotus"))).Status);
    }

    [Fact]
    public async Task Requests_beside_each_other_and_on_one_connection_see_their_own_tenant()
    {
        await using var site = await Site.StartAsync(resolution => resolution.FromHeader());

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            var tenant = number % 3 == 0 ? "lotus" : "plum";
            Assert.Equal(tenant, (await site.GetAsync("/who", ("X-Tenant", tenant))).Body);
            Assert.Equal(string.Empty, (await site.GetAsync("/nobody")).Body);
        }));
    }

    [Fact]
    public async Task An_answer_that_is_streamed_is_made_inside_the_tenant_to_its_last_part()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TenantId? afterwards = Site.Plum;
        var completed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await Site.StartAsync(resolution => resolution.FromHeader(), app => app.MapGet("/stream", (HttpContext context, ICurrentTenant current) =>
        {
            context.Response.OnCompleted(() =>
            {
                afterwards = current.Id;
                completed.SetResult();
                return Task.CompletedTask;
            });
            return Parts(current, go.Task);
        }).RequireTenant());
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address, "/stream"));
        request.Headers.Add("X-Tenant", "lotus");

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        go.SetResult();

        Assert.Equal("""["lotus","lotus","lotus"]""", await answer.Content.ReadAsStringAsync(Token));
        await completed.Task.WaitAsync(Token);
        Assert.Null(afterwards);
    }

    [Fact]
    public async Task Controllers_are_run_inside_the_tenant_and_their_attributes_count()
    {
        await using var site = await StartWithMvcAsync();

        Assert.Equal("lotus", (await site.GetAsync("/mvc/who", ("X-Tenant", "lotus"))).Body);
        Assert.Equal("tenant.required", (await site.GetAsync("/mvc/who")).Code);
        Assert.Equal((200, string.Empty), (await site.GetAsync("/mvc/nobody", ("X-Tenant", "lotus")) is var nobody ? (nobody.Status, nobody.Body) : default));
    }

    [Fact]
    public async Task A_hub_keeps_the_tenant_of_its_connection_for_every_call_while_other_requests_come_and_go()
    {
        await using var site = await Site.StartAsync(
            resolution => resolution.FromHeader(), app => app.MapHub<WhoHub>("/hub").RequireTenant(), builder => builder.Services.AddSignalR());
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("X-Tenant", "lotus");
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{site.Address.Port}/hub"), Token);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        Assert.Equal("{}", await ReceiveAsync(socket));

        for (var call = 0; call < 3; call++)
        {
            Assert.Equal("plum", (await site.GetAsync("/who", ("X-Tenant", "plum"))).Body);
            await SendAsync(socket, $$"""{"type":1,"invocationId":"{{call}}","target":"Who","arguments":[]}""");
            Assert.Contains("\"result\":\"lotus\"", await ReceiveAsync(socket), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_hub_that_requires_a_tenant_is_not_connected_to_without_one()
    {
        await using var site = await Site.StartAsync(
            resolution => resolution.FromHeader(), app => app.MapHub<WhoHub>("/hub").RequireTenant(), builder => builder.Services.AddSignalR());
        using var socket = new ClientWebSocket();

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{site.Address.Port}/hub"), Token));
    }

    [Fact]
    public async Task A_host_that_does_not_say_where_tenants_are_named_is_told_so()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddReverseBuy().UseInMemory();
        await using var app = builder.Build();

        Assert.Contains("AddTenantResolution", Assert.Throws<ConfigurationException>(() => app.UseReverseBuyTenant()).Message, StringComparison.Ordinal);
    }

    private static async IAsyncEnumerable<string> Parts(ICurrentTenant current, Task go)
    {
        yield return Site.Who(current);
        await go;
        yield return Site.Who(current);
        await Task.Yield();
        yield return Site.Who(current);
    }

    private static Task<Site> StartWithMvcAsync() => Site.StartAsync(
        resolution => resolution.FromHeader(),
        app => app.MapControllers(),
        builder => builder.Services.AddControllers().AddApplicationPart(typeof(WhoController).Assembly));

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + "\u001e"), WebSocketMessageType.Text, endOfMessage: true, Token);

    // Pings come when they like.
    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, Token);
            var message = Encoding.UTF8.GetString(buffer, 0, received.Count).TrimEnd('\u001e');
            if (!message.Contains("\"type\":6", StringComparison.Ordinal))
            {
                return message;
            }
        }
    }
}
