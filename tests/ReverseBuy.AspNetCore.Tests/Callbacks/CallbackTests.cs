using System.Net;
using System.Net.Sockets;
using System.Text;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;
using ReverseBuy.Orders;
using ReverseBuy.Testing;
using static ReverseBuy.AspNetCore.Tests.Callbacks.CallbackSite;

namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>What comes from the marketplace is committed once with its tenant; whatever else comes changes nothing.</summary>
public sealed class CallbackTests : IAsyncLifetime
{
    private CallbackSite _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_genuine_one_is_a_row_of_the_tenant_that_its_account_names_and_acknowledged_in_the_marketplaces_way()
    {
        Assert.Equal((HttpStatusCode.OK, "success"), await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1)));

        var message = Assert.Single(await _site.WaitingAsync(Anna));
        Assert.Equal((Taobao, ReverseBuyTestHost.Account), (message.Key.Marketplace, message.Key.Account));
        Assert.Equal("1", Assert.IsType<UpstreamOrderHint>(Assert.Single(message.Hints)).UpstreamOrderId);
        Assert.Equal(_site.Time.GetUtcNow(), message.ReceivedAt);
        Assert.Empty(await _site.WaitingAsync(Boris));
    }

    [Fact]
    public async Task Forged_ones_change_nothing_and_open_no_database()
    {
        var push = TaobaoPushes.Of(AnnasShop, 1);
        for (var place = 0; place < push.Body.Length; place += 5)
        {
            var body = push.Body.ToArray();
            body[place] ^= 1;
            Assert.Equal((HttpStatusCode.Unauthorized, string.Empty), await _site.PostAsync(push with { Body = body }));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1, "another"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(push with { Authorization = push.Authorization.ToUpperInvariant() })).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(new ByteArrayContent(push.Body), authorization: null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(new ByteArrayContent([]), push.Authorization)).Status);

        Assert.Equal(0, _site.Storage.Begun);
        await _site.AssertNothingCameInAsync();
    }

    [Fact]
    public async Task Forged_ones_and_guesses_cost_the_control_database_nothing_however_many_there_are()
    {
        var before = _site.Control.Questions;
        for (var number = 0; number < 300; number++)
        {
            await _site.PostAsync(TaobaoPushes.Of(AnnasShop, number, "another"));
            await _site.PostAsync(TaobaoPushes.Of("unknown", number), Guess(number));
        }

        Assert.Equal(before, _site.Control.Questions);
    }

    [Fact]
    public async Task Doubles_at_once_and_later_are_all_acknowledged_and_kept_once()
    {
        var push = TaobaoPushes.Of(AnnasShop, 1);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _site.PostAsync(push)));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "success"), answer));
        Assert.Single(await _site.WaitingAsync(Anna));

        await _site.Host.WorkAsync(Token);
        Assert.Empty(await _site.WaitingAsync(Anna));
        Assert.Equal((HttpStatusCode.OK, "success"), await _site.PostAsync(push));
        Assert.Empty(await _site.WaitingAsync(Anna));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_huge_one_is_refused_whether_it_says_so_or_not(bool isTold)
    {
        var push = TaobaoPushes.Signed("{\"seller_id\":\"" + AnnasShop + "\",\"message_type\":3,\"data\":{\"purchase_id\":1,\"text\":\"" + new string('x', 300_000) + "\"}}");
        using var content = new ByteArrayContent(push.Body);
        if (!isTold)
        {
            content.Headers.ContentLength = null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, _site.UrlOf(_site.Registration)) { Content = content };
        request.Headers.TransferEncodingChunked = !isTold;
        request.Headers.ExpectContinue = true;
        request.Headers.TryAddWithoutValidation("Authorization", push.Authorization);
        using var response = await _site.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await _site.AssertNothingCameInAsync();
    }

    [Fact]
    public async Task One_that_ends_before_its_end_changes_nothing()
    {
        var push = TaobaoPushes.Of(AnnasShop, 1);
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, _site.Address.Port, Token);
            var head = $"POST {_site.UrlOf(_site.Registration).AbsolutePath} HTTP/1.1\r\nHost: x\r\nAuthorization: {push.Authorization}\r\nContent-Length: {push.Body.Length + 10}\r\n\r\n";
            var stream = socket.GetStream();
            await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. push.Body], Token);
            socket.Client.Shutdown(SocketShutdown.Send);
            try
            {
                using var reader = new StreamReader(stream, Encoding.ASCII);
                Assert.DoesNotContain(" 200 ", await reader.ReadToEndAsync(Token), StringComparison.Ordinal);
            }
            catch (IOException)
            {
                // The server hung up, which is an answer too.
            }
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(push with { Body = push.Body[..(push.Body.Length / 2)] })).Status);
        await _site.AssertNothingCameInAsync();
    }

    [Fact]
    public async Task A_signed_one_that_cannot_be_read_or_tells_nothing_is_acknowledged_and_not_kept()
    {
        Assert.Equal((HttpStatusCode.OK, "success"), await _site.PostAsync(TaobaoPushes.Signed("{\"message_type\":3,")));
        Assert.Equal((HttpStatusCode.OK, "success"), await _site.PostAsync(TaobaoPushes.Signed($$$"""{"seller_id":"{{{AnnasShop}}}","message_type":77,"data":{"purchase_id":1}}""")));
        await _site.AssertNothingCameInAsync();
    }

    [Fact]
    public async Task An_address_that_nobody_registered_answers_nothing_but_that_it_is_not_there()
    {
        var push = TaobaoPushes.Of(AnnasShop, 1);
        Assert.Equal((HttpStatusCode.NotFound, string.Empty), await _site.PostAsync(push, Guess(1)));
        foreach (var path in new[] { "x", new string('a', 21), new string('a', 65), "..%2f..%2fetc", "%27%20OR%201%3D1--aaaaaaaaaaaaaaaaaaaa", new string('a', 7_000) })
        {
            using var response = await _site.Http.PostAsync(new Uri(_site.Address, $"/reversebuy/callbacks/{path}"), new ByteArrayContent(push.Body), Token);
            Assert.Equal((HttpStatusCode.NotFound, string.Empty), (response.StatusCode, await response.Content.ReadAsStringAsync(Token)));
        }

        using var get = await _site.Http.GetAsync(_site.UrlOf(_site.Registration), Token);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);

        await _site.Desk.RemoveAsync(_site.Registration.Id, new Actor(ActorKind.Host, "test"), Token);
        Assert.Equal((HttpStatusCode.NotFound, string.Empty), await _site.PostAsync(push));
        await _site.AssertNothingCameInAsync();
    }

    [Fact]
    public async Task What_is_signed_for_one_registration_is_forged_at_another()
    {
        var push = TaobaoPushes.Of(AnnasShop, 1);
        var other = await _site.Desk.RegisterAsync(Taobao, AppKey, "another", new Actor(ActorKind.Host, "test"), cancellationToken: Token);
        var elsewhere = await _site.Desk.RegisterAsync(Alibaba, AppKey, Secret, new Actor(ActorKind.Host, "test"), cancellationToken: Token);

        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(push, other)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(push, elsewhere)).Status);
        await _site.AssertNothingCameInAsync();

        Assert.True(await _site.Desk.RotateAsync(other.Id, Secret, TimeSpan.Zero, new Actor(ActorKind.Host, "test"), Token));
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(push, other)).Status);
    }

    [Fact]
    public async Task While_a_secret_is_replaced_callbacks_are_believed_with_either_and_after_it_with_the_new_one_alone()
    {
        Assert.True(await _site.Desk.RotateAsync(_site.Registration.Id, "new", TimeSpan.FromHours(1), new Actor(ActorKind.Host, "test"), Token));
        Assert.True(await _site.Desk.RotateAsync(_site.Registration.Id, "new", TimeSpan.FromHours(1), new Actor(ActorKind.Host, "test"), Token));

        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 2, "new"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 3, "neither"))).Status);

        _site.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 4))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 5, "new"))).Status);
    }

    [Fact]
    public async Task A_secret_that_others_know_is_refused_at_once()
    {
        Assert.True(await _site.Desk.RotateAsync(_site.Registration.Id, "new", TimeSpan.FromHours(1), new Actor(ActorKind.Host, "test"), Token));
        Assert.True(await _site.Desk.RotateAsync(_site.Registration.Id, "newer", TimeSpan.Zero, new Actor(ActorKind.Host, "test"), Token));

        foreach (var known in new[] { Secret, "new" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1, known))).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1, "newer"))).Status);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _site.Desk.RotateAsync(_site.Registration.Id, "x", TimeSpan.FromDays(31), new Actor(ActorKind.Host, "test"), Token).AsTask());
    }

    [Fact]
    public async Task Each_callback_that_is_verified_is_counted_for_its_registration_and_forged_ones_apart()
    {
        var boris = await _site.Desk.RegisterAsync(Taobao, AppKey, "boris-knows", new Actor(ActorKind.Host, "test"), Boris, Token);

        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1));
        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1));
        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 2, "neither"));
        await _site.PostAsync(TaobaoPushes.Of(BorisShop, 1, "boris-knows"), boris);
        await _site.PostAsync(TaobaoPushes.Of(BorisShop, 1), new CallbackAddress(new AppRegistrationId("nobody-has-this-address-at-all00"), Taobao));

        Assert.Equal([(AppKey, null, true), (AppKey, null, true), (AppKey, null, false), (AppKey, Boris, true)], _site.Tally.Noted);
    }

    [Fact]
    public async Task A_tenants_own_application_tells_of_no_other_tenants_account()
    {
        var boris = await _site.Desk.RegisterAsync(Taobao, AppKey, "boris-knows", new Actor(ActorKind.Host, "test"), Boris, Token);

        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1, "boris-knows"), boris)).Status);
        await _site.AssertNothingCameInAsync();
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(BorisShop, 1, "boris-knows"), boris)).Status);
        Assert.Empty(await _site.WaitingAsync(Anna));
        Assert.Single(await _site.WaitingAsync(Boris));
        Assert.False(await _site.Desk.AssignAsync(Boris, Taobao, AnnasShop, ReverseBuyTestHost.Account, Token));
    }

    [Fact]
    public async Task One_of_nobodys_account_is_asked_to_come_again_and_taken_in_once_the_account_is_somebodys()
    {
        using var content = new ByteArrayContent(TaobaoPushes.Of("2100000000099", 1).Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, _site.UrlOf(_site.Registration)) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", TaobaoPushes.Of("2100000000099", 1).Authorization);
        using var response = await _site.Http.SendAsync(request, Token);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(30)), (response.StatusCode, response.Headers.RetryAfter!.Delta!.Value));
        await _site.AssertNothingCameInAsync();

        await _site.Desk.AssignAsync(Boris, Taobao, "2100000000099", ReverseBuyTestHost.Account, Token);
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of("2100000000099", 1))).Status);
        Assert.Single(await _site.WaitingAsync(Boris));
    }

    [Theory]
    [InlineData(Moment.BeforeBegin)]
    [InlineData(Moment.BeforeAdd)]
    [InlineData(Moment.AfterAdd)]
    [InlineData(Moment.BeforeCommit)]
    [InlineData(Moment.AfterCommit)]
    public async Task Wherever_the_power_is_cut_the_gateway_comes_again_and_the_row_is_there_once(Moment moment)
    {
        var push = TaobaoPushes.Of(AnnasShop, 1);
        _site.Storage.CutAt(moment, times: 2);

        // After the commit the first repetition finds it there.
        var failures = moment == Moment.AfterCommit ? 1 : 2;
        for (var time = 0; time < failures; time++)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.PostAsync(push)).Status);
        }

        Assert.Equal((HttpStatusCode.OK, "success"), await _site.PostAsync(push));
        Assert.Equal("1", Assert.IsType<UpstreamOrderHint>(Assert.Single(Assert.Single(await _site.WaitingAsync(Anna)).Hints)).UpstreamOrderId);
    }

    [Fact]
    public async Task A_database_that_is_down_holds_up_nobody_elses_callbacks()
    {
        _site.Storage.CutAt(Moment.BeforeBegin, Anna);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(BorisShop, 2))).Status);
        _site.Storage.CutAt(Moment.Never);
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1))).Status);
    }

    [Fact]
    public async Task A_database_that_hangs_lets_the_gateway_wait_for_no_longer_than_it_is_allowed()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _site.Storage.Gate = gate.Task;
        var answer = _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1));
        while (!answer.IsCompleted)
        {
            // Each step lets the request come as far as to its wait, whenever that is.
            _site.Time.Advance(TimeSpan.FromMilliseconds(800));
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await answer).Status);
        gate.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1))).Status);
        Assert.Single(await _site.WaitingAsync(Anna));
    }

    [Fact]
    public async Task With_the_control_database_down_known_registrations_go_on()
    {
        _site.Control.IsDown = true;
        for (var minute = 0; minute < 10; minute++)
        {
            _site.Time.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, minute + 1))).Status);
        }

        Assert.Equal(10, (await _site.WaitingAsync(Anna)).Count);
    }

    private static CallbackAddress Guess(int number) =>
        new(AppRegistrationId.Of(Encoding.ASCII.GetBytes($"{number,24:D24}")), new MarketplaceId("taobao"));
}
