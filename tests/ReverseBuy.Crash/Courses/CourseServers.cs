using ReverseBuy.Servers;

namespace ReverseBuy.Crash.Courses;

/// <summary>The servers that courses crash: nobody else's, and PostgreSQL with everything that makes a commit durable.</summary>
internal sealed class CourseServers : IAsyncDisposable
{
    private readonly PrivateServer _database = PrivateServer.NewPostgreSql();
    private readonly PrivateServer _broker = PrivateServer.NewRabbitMQ();
    private readonly PrivateServer _control = PrivateServer.NewPostgreSql();

    public int DatabasePort => _database.Port;

    public int BrokerPort => _broker.Port;

    /// <summary>Of a server for the control database alone, once it was started.</summary>
    public int ControlPort => _control.Port;

    public Task StartAsync() => Task.WhenAll(_database.StartAsync(), _broker.StartAsync());

    public Task CrashDatabaseAsync() => _database.CrashAsync();

    public Task StartDatabaseAsync() => _database.StartAsync();

    public Task StartControlAsync() => _control.StartAsync();

    public Task CrashControlAsync() => _control.CrashAsync();

    /// <summary>The broker goes, its node stays: connections and queues are closed, nothing is lost that was confirmed.</summary>
    public Task StopBrokerAsync() => _broker.RunAsync("rabbitmqctl", "--quiet", "stop_app");

    public Task StartBrokerAsync() => _broker.RunAsync("rabbitmqctl", "--quiet", "start_app");

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _broker.DisposeAsync();
        await _control.DisposeAsync();
    }
}
