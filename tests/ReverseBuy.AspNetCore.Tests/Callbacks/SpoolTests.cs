using System.Net;
using System.Text;
using ReverseBuy.Following;
using ReverseBuy.Health;
using ReverseBuy.Orders;
using ReverseBuy.Testing;
using static ReverseBuy.AspNetCore.Tests.Callbacks.CallbackSite;

namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>What could not be taken in waits encrypted, and is taken in once; or it is deleted when it is too old.</summary>
public sealed class SpoolTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "reversebuy-spool-" + Path.GetRandomFileName());
    private CallbackSite _site = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string[] Files => Directory.GetFiles(_folder);

    public async ValueTask InitializeAsync() => _site = await StartAsync(_folder, options => options.ReplayInterval = TimeSpan.FromHours(1));

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        foreach (var folder in new[] { _folder, _folder + "-keys" }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task While_the_database_is_down_it_waits_encrypted_and_comes_in_when_it_is_back_as_of_when_it_came()
    {
        var came = _site.Time.GetUtcNow();
        _site.Storage.CutAt(Moment.BeforeCommit, Anna);
        Assert.Equal((HttpStatusCode.OK, "success"), await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 4711)));
        Assert.Equal(0, await _site.Replay.RunAsync(Token));
        var waiting = await File.ReadAllBytesAsync(Assert.Single(Files), Token);
        foreach (var secret in new[] { AnnasShop, "4711", _site.Registration.Id.Value, Secret, TaobaoPushes.Of(AnnasShop, 4711).Authorization })
        {
            Assert.True(waiting.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, "The file can be read.");
        }

        // Another process goes on with what the first one left.
        _site.Time.Advance(TimeSpan.FromMinutes(3));
        await _site.ReopenAsync(options => options.ReplayInterval = TimeSpan.FromHours(1));
        _site.Storage.CutAt(Moment.Never);
        await _site.Replay.RunAsync(Token);

        var message = Assert.Single(await _site.WaitingAsync(Anna));
        Assert.Equal(came, message.ReceivedAt);
        Assert.Empty(Files);
        Assert.Equal(0, await _site.Replay.RunAsync(Token));
    }

    [Fact]
    public async Task What_was_committed_before_it_went_into_the_spool_comes_in_once()
    {
        _site.Storage.CutAt(Moment.AfterCommit, Anna, times: 1);
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1))).Status);
        Assert.Single(Files);
        Assert.Equal(1, await _site.Replay.RunAsync(Token));
        Assert.Single(await _site.WaitingAsync(Anna));
    }

    [Fact]
    public async Task One_of_nobodys_account_waits_until_the_account_is_somebodys_and_holds_up_no_other()
    {
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of("2100000000099", 1))).Status);
        _site.Storage.CutAt(Moment.BeforeBegin, Anna);
        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 2));
        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 3));
        var begun = _site.Storage.Begun;
        Assert.Equal(0, await _site.Replay.RunAsync(Token));
        Assert.Equal(begun + 1, _site.Storage.Begun);

        await _site.Desk.AssignAsync(Boris, Taobao, "2100000000099", ReverseBuyTestHost.Account, Token);
        Assert.Equal(1, await _site.Replay.RunAsync(Token));
        Assert.Single(await _site.WaitingAsync(Boris));
        Assert.Equal(2, Files.Length);
    }

    [Fact]
    public async Task What_waits_for_longer_than_it_takes_to_try_it_again_degrades_the_host()
    {
        Assert.Equal(HealthReading.Healthy("No callback waits."), await _site.Health.ReadAsync(Token));

        _site.Storage.CutAt(Moment.BeforeBegin, Anna);
        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1));
        Assert.Equal(HealthState.Healthy, (await _site.Health.ReadAsync(Token)).State);

        _site.Time.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));
        var reading = await _site.Health.ReadAsync(Token);
        Assert.Equal(HealthState.Degraded, reading.State);
        Assert.StartsWith("1 callback(s) wait in the spool, the oldest for 7201 s", reading.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder, reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_old_is_deleted_also_when_nobody_can_decrypt_it()
    {
        _site.Storage.CutAt(Moment.BeforeBegin);
        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1));
        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 2));
        var damaged = Files[0];
        await File.WriteAllBytesAsync(damaged, [1, 2, 3], Token);
        _site.Storage.CutAt(Moment.Never);
        Assert.Equal(1, await _site.Replay.RunAsync(Token));
        Assert.Equal([damaged], Files);

        _site.Time.Advance(TimeSpan.FromHours(72));
        Assert.Equal(0, await _site.Replay.RunAsync(Token));
        _site.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await _site.Replay.RunAsync(Token));
        Assert.Empty(Files);
    }

    [Fact]
    public async Task Forged_ones_and_those_of_removed_registrations_do_not_stay()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1, "another"))).Status);
        Assert.Empty(Files);

        _site.Storage.CutAt(Moment.BeforeBegin);
        await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1));
        _site.Storage.CutAt(Moment.Never);
        Assert.True(await _site.Desk.RotateAsync(_site.Registration.Id, "rotated", TimeSpan.Zero, new Actor(ActorKind.Host, "test"), Token));
        Assert.Equal(1, await _site.Replay.RunAsync(Token));
        Assert.Empty(Files);
        await _site.AssertNothingCameInAsync();
    }

    [Fact]
    public async Task A_full_spool_lets_gateways_come_again_and_half_a_file_is_none()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "0000000000000000001-x.callback.unfinished"), [1], Token);
        await _site.ReopenAsync(options => (options.MaximumSpooled, options.ReplayInterval) = (1, TimeSpan.FromHours(1)));
        _site.Storage.CutAt(Moment.BeforeBegin);
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 1))).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 2))).Status);

        _site.Storage.CutAt(Moment.Never);
        await _site.Replay.RunAsync(Token);
        _site.Storage.CutAt(Moment.BeforeBegin);
        Assert.Equal(HttpStatusCode.OK, (await _site.PostAsync(TaobaoPushes.Of(AnnasShop, 2))).Status);
        Assert.Single(await _site.WaitingAsync(Anna));
    }
}
