using ReverseBuy.Connectors.Jd.Gateway;
using ReverseBuy.Connectors.Jd.Tests.Support;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class OnceOnTheWireTests
{
    public static TheoryData<string, string, string> Cases =>
        [.. WireCases.Of(Operations.All.Where(operation => operation is { Safety: not OperationSafety.ReadOnly, NeedsToken: true }).Select(operation => operation.Path))
            .Select(one => (one.Operation, one.Fault, one.Connection))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_may_change_something_is_one_request_on_the_wire(string path, string fault, string connection)
    {
        var operation = Operations.All.First(one => one.Path == path);
        await using var server = new LoopbackServer(asked =>
            asked.Contains(path, StringComparison.Ordinal) ? WireCases.Faults[fault] : WireCases.Connections[connection]!);
        await using var host = await WireHost.StartAsync(server, retries: 2);
        if (WireCases.Connections[connection] is not null)
        {
            await host.CallAsync(JdOperation.Search);
        }

        await Assert.ThrowsAsync<MarketplaceException>(() => host.CallAsync(operation));

        // A stale connection may swallow the only sending before the server has seen it; another one must not follow.
        Assert.InRange(server.Count(path), connection == "a stale connection" ? 0 : 1, 1);
    }

    public static TheoryData<string, string, string> TokenCases =>
        [.. WireCases.Of([JdOperation.SignIn.Path, JdOperation.RefreshToken.Path]).Select(one => (one.Operation, one.Fault, one.Connection))];

    [Theory]
    [MemberData(nameof(TokenCases))]
    public async Task A_token_is_asked_for_once_on_the_wire(string path, string fault, string connection)
    {
        await using var server = new LoopbackServer(asked =>
            asked.Contains(path, StringComparison.Ordinal) ? WireCases.Faults[fault] : WireCases.Connections[connection]!);
        await using var host = await WireHost.StartAsync(server, retries: 2);
        if (WireCases.Connections[connection] is not null)
        {
            await host.CallAsync(JdOperation.Search);
        }

        await Assert.ThrowsAsync<MarketplaceException>(path == JdOperation.SignIn.Path ? host.SignInAsync : host.RefreshAsync);

        Assert.InRange(server.Count(path), connection == "a stale connection" ? 0 : 1, 1);
    }

    [Fact]
    public async Task Reading_is_repeated_as_the_options_say_and_not_by_the_hosts_handler()
    {
        await using var server = new LoopbackServer(_ => WireReply.Answer("{}", 503));
        await using var host = await WireHost.StartAsync(server, retries: 2);

        await Assert.ThrowsAsync<MarketplaceException>(() => host.CallAsync(JdOperation.Search));

        Assert.Equal(3, server.Count(JdOperation.Search.Path));
    }
}
