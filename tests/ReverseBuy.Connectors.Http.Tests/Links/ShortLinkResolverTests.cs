using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http.Tests.Links;

public sealed class ShortLinkResolverTests
{
    private const string Pasted = "【集市】快看 http://s.market.example/a?tk=Xy 「连衣裙」";
    private const string First = "s.market.example/a?tk=Xy";

    private static readonly ListingId Seven = new(ShortLinkServer.Market, "7");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://item.market.example/item/7?x=1", 301)]
    [InlineData("http://item.market.example/item/7", 302)]
    [InlineData("//item.market.example/item/7", 303)]
    [InlineData("HTTPS://ITEM.MARKET.EXAMPLE/item/7#top", 307)]
    [InlineData("https://item.market.example/item/7", 308)]
    public async Task A_redirect_to_a_listing_is_resolved_without_asking_for_the_listing(string target, int status)
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();
        server.Redirect(First, target, status);

        Assert.Equal(Seven, await resolver.ResolveAsync(Pasted, Token));
        Assert.Equal(["GET " + First], server.Asked);
    }

    [Theory]
    [InlineData("<script>var url = 'https://item.market.example/item/7?a=1&amp;b=2';location.replace(url);</script><a href='https://item.market.example/item/8'>推荐</a>")]
    [InlineData("<a href='https://item.market.example/item/8'>推荐</a><script>var url=\"https:\\/\\/item.market.example\\/item\\/7\"</script>")]
    [InlineData("<script>window.location.href = 'https://item.market.example/item/7'</script>")]
    [InlineData("<script>location.replace('https://item.market.example/item/7')</script>")]
    [InlineData("<meta http-equiv='refresh' content='0;url=https://item.market.example/item/7'>")]
    [InlineData("app://m.market.example/plugin?url=https%3A%2F%2Fitem.market.example%2Fitem%2F7")]
    [InlineData("https://item.market.example/item/7")]
    [InlineData("<p>打开<a href=\"https://item.market.example/item/7\">商品</a></p>")]
    public async Task A_page_that_leads_to_a_listing_is_read(string page)
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();
        server.Page(First, page);

        Assert.Equal(Seven, await resolver.ResolveAsync(Pasted, Token));
    }

    [Fact]
    public async Task A_page_that_names_several_listings_and_leads_to_none_is_no_answer()
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();
        server.Page(First, "商品不存在，看看别的 <a href='https://item.market.example/item/7'></a><a href='https://item.market.example/item/8'></a>");

        Assert.Null(await resolver.ResolveAsync(Pasted, Token));
    }

    [Fact]
    public async Task Four_hops_are_followed_and_no_fifth()
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();
        server.Redirect(First, "/b");
        server.Redirect("s.market.example/b", "https://m.market.example/c");
        server.Page("m.market.example/c", "<script>location.href='https://s.market.example/d'</script>");
        server.Redirect("s.market.example/d", "http://s.market.example/e");
        server.Redirect("s.market.example/e", "https://item.market.example/item/7");
        Assert.Equal(Seven, await resolver.ResolveAsync(Pasted, Token));

        server.Redirect("s.market.example/e", "https://s.market.example/f");
        server.Redirect("s.market.example/f", "https://item.market.example/item/7");
        Assert.Null(await resolver.ResolveAsync(Pasted, Token));
        Assert.DoesNotContain("GET s.market.example/f", server.Asked);
    }

    [Fact]
    public async Task A_loop_ends()
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();
        server.Redirect(First, "https://s.market.example/a?tk=Xy");

        Assert.Null(await resolver.ResolveAsync(Pasted, Token));
        Assert.Equal(5, server.Asked.Count);
    }

    [Theory]
    [InlineData("https://evil.example/item/7")]
    [InlineData("https://evil.example/?u=https://item.market.example/item/7")]
    [InlineData("https://s.market.example.evil.example/b")]
    [InlineData("https://s.market.example@evil.example/b")]
    [InlineData("https://s.market.example:8443/b")]
    [InlineData("https://s.market.example\\@evil.example/b")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://localhost/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://s.market.example/b")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    [InlineData("b")]
    public async Task A_redirect_off_the_list_leads_nowhere_and_nobody_is_asked(string target)
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();
        server.Redirect(First, target);

        Assert.Null(await resolver.ResolveAsync(Pasted, Token));
        Assert.Equal(["GET " + First], server.Asked);
    }

    [Theory]
    [InlineData("没有链接")]
    [InlineData("https://item.market.example/item/7")]
    [InlineData("https://s.market.example/")]
    [InlineData("https://evil.example/s.market.example/a")]
    [InlineData("https://s.market.example@evil.example/a")]
    public async Task Without_a_short_link_nobody_is_asked(string text)
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();

        Assert.Null(await resolver.ResolveAsync(text, Token));
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task Nothing_that_identifies_anybody_is_sent()
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();
        using var activity = new System.Diagnostics.Activity("test").Start();
        server.Redirect(First, "https://s.market.example/b");
        server.Redirect("s.market.example/b", "https://item.market.example/item/7");

        Assert.Equal(Seven, await resolver.ResolveAsync(Pasted, Token));
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], server.HeaderNames.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(403)]
    public async Task A_link_that_the_marketplace_does_not_know_leads_nowhere(int status)
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();
        server.Page(First, "https://item.market.example/item/7", status);

        Assert.Null(await resolver.ResolveAsync(Pasted, Token));
    }

    [Theory]
    [InlineData(500, MarketplaceErrorKind.Unavailable)]
    [InlineData(503, MarketplaceErrorKind.Unavailable)]
    [InlineData(429, MarketplaceErrorKind.Throttled)]
    public async Task An_outage_is_no_answer(int status, MarketplaceErrorKind kind)
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();
        server.Page(First, string.Empty, status);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await resolver.ResolveAsync(Pasted, Token));
        Assert.Equal((kind, ShortLinkServer.Market), (error.Kind, error.Marketplace));
    }

    [Fact]
    public async Task Nobody_there_is_an_outage()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        using var resolver = new ShortLinkResolver(ShortLinkServer.RulesFor(address), TimeProvider.System);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await resolver.ResolveAsync(Pasted, Token));
        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task The_time_for_all_hops_together_is_limited()
    {
        await using var server = await ShortLinkServer.StartAsync();
        var time = new FakeTimeProvider();
        using var resolver = server.Resolver(time);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Answers[First] = context =>
        {
            time.Advance(TimeSpan.FromSeconds(2));
            context.Response.Redirect("https://s.market.example/slow");
            return Task.CompletedTask;
        };
        server.Answers["s.market.example/slow"] = context =>
        {
            reached.SetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        var resolving = resolver.ResolveAsync(Pasted, Token).AsTask();
        await reached.Task;
        Assert.False(resolving.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<MarketplaceException>(() => resolving);
        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task Whoever_leaves_is_not_told_of_an_outage()
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();
        using var leaving = new CancellationTokenSource();
        server.Answers[First] = async context =>
        {
            await leaving.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await resolver.ResolveAsync(Pasted, leaving.Token));
    }

    [Fact]
    public async Task Of_an_endless_page_only_the_beginning_is_read()
    {
        await using var server = await ShortLinkServer.StartAsync();
        using var resolver = server.Resolver();
        var hungUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Answers[First] = async context =>
        {
            var piece = new string(' ', 8192);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(piece);
            }

            hungUp.SetResult();
        };

        Assert.Null(await resolver.ResolveAsync(Pasted, Token));
        await hungUp.Task;
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData("8.8.8.8,10.0.0.1")]
    [InlineData("")]
    public async Task A_name_that_is_not_on_the_open_internet_is_not_connected_to(string addresses)
    {
        var connected = 0;
        var connection = new GuardedConnection(
            (_, _) => Task.FromResult(Array.ConvertAll(addresses.Split(',', StringSplitOptions.RemoveEmptyEntries), IPAddress.Parse)),
            (_, _, _) =>
            {
                connected++;
                throw new IOException("nobody there");
            },
            onlyLoopback: false);
        using var resolver = new ShortLinkResolver(ShortLinkServer.RulesFor(endpoint: null), TimeProvider.System, connection);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await resolver.ResolveAsync(Pasted, Token));
        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
        Assert.Equal(0, connected);
    }

    [Fact]
    public async Task The_addresses_that_were_checked_are_connected_to_and_the_name_is_not_asked_for_again()
    {
        var answers = new Queue<string>(["8.8.8.8", "127.0.0.1"]);
        var connections = new List<(string Address, int Port)>();
        var connection = new GuardedConnection(
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]),
            (addresses, port, _) =>
            {
                connections.Add((Assert.Single(addresses).ToString(), port));
                throw new IOException("nobody there");
            },
            onlyLoopback: false);
        using var resolver = new ShortLinkResolver(ShortLinkServer.RulesFor(endpoint: null), TimeProvider.System, connection);

        await Assert.ThrowsAsync<MarketplaceException>(async () => await resolver.ResolveAsync(Pasted, Token));

        // Port 443: the link was pasted as plain http, and is asked for over https all the same.
        Assert.Equal([("8.8.8.8", 443)], connections);
        Assert.Single(answers);
    }

    [Fact]
    public void Only_an_address_of_this_machine_may_stand_in_for_the_marketplace()
    {
        Assert.Throws<ConfigurationException>(() => new ShortLinkResolver(ShortLinkServer.RulesFor(new Uri("http://10.0.0.1")), TimeProvider.System));
        Assert.Throws<ConfigurationException>(() => new ShortLinkResolver(ShortLinkServer.RulesFor(null) with { Timeout = TimeSpan.Zero }, TimeProvider.System));
    }
}
