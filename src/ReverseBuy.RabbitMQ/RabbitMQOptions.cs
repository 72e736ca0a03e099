using RabbitMQ.Client;
using ReverseBuy.Privacy;

namespace ReverseBuy.RabbitMQ;

/// <summary>Where RabbitMQ is, and how events go through it. Checked at start.</summary>
public sealed class RabbitMQOptions
{
    /// <summary>The broker: <c>amqps://user:password@rabbit.internal/shop</c>. It is a secret, and never logged. It must be set.</summary>
    [Secret]
    public string? Uri { get; set; }

    /// <summary>Changes the connection further, such as for TLS, once the address is set. Recovery by the client stays off: connections are renewed here.</summary>
    public Action<ConnectionFactory>? ConfigureConnection { get; set; }

    /// <summary>
    /// What the names of exchanges and queues begin with: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 64. Hosts that share a broker but no tenants choose
    /// different ones. <c>reversebuy</c> unless set.
    /// </summary>
    public string Prefix { get; set; } = "reversebuy";

    /// <summary>
    /// Over how many queues events are spread by what they happened to; from 1 to 256, 8 unless set. At most so many are handled at once by all nodes together. The same
    /// on all nodes; before it is changed, let the queues run empty, or events of one order may overtake each other.
    /// </summary>
    public int Partitions { get; set; } = 8;

    /// <summary>How many events of each queue a node has at hand, handled or waiting; from 1 to 10,000, 100 unless set.</summary>
    public int Prefetch { get; set; } = 100;

    /// <summary>After how many tries to handle an event it is a dead letter, with what follows of its aggregate; from 1 to 100. Default 10, which takes about 9 minutes.</summary>
    public int Attempts { get; set; } = 10;

    /// <summary>How long the broker may take to confirm an event; from a second to 10 minutes, 30 seconds unless set.</summary>
    public TimeSpan ConfirmTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal ConnectionFactory Validate()
    {
        if (Prefix is not { Length: >= 1 and <= 64 } || !Prefix.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            throw new ConfigurationException($"ReverseBuy:RabbitMQ:Prefix is '{Prefix}'. Use 1 to 64 letters, digits, '-', '_' or '.'.");
        }

        Check(nameof(Partitions), Partitions, 1, 256);
        Check(nameof(Prefetch), Prefetch, 1, 10_000);
        Check(nameof(Attempts), Attempts, 1, 100);
        if (ConfirmTimeout < TimeSpan.FromSeconds(1) || ConfirmTimeout > TimeSpan.FromMinutes(10))
        {
            throw new ConfigurationException($"ReverseBuy:RabbitMQ:ConfirmTimeout is {ConfirmTimeout:c}. Choose from 1 second to 10 minutes.");
        }

        return ReadAddress();
    }

    private static void Check(string key, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new ConfigurationException($"ReverseBuy:RabbitMQ:{key} is {value}. Choose from {least} to {most}.");
        }
    }

    private ConnectionFactory ReadAddress()
    {
        var factory = new ConnectionFactory { RequestedHeartbeat = TimeSpan.FromSeconds(15), RequestedConnectionTimeout = TimeSpan.FromSeconds(10) };
        try
        {
            factory.Uri = new Uri(Uri ?? string.Empty, UriKind.Absolute);
        }
        catch (Exception exception) when (exception is UriFormatException or ArgumentException)
        {
            // Not with the cause: its message may quote a part of the text, which may hold a password.
            throw new ConfigurationException("ReverseBuy:RabbitMQ:Uri cannot be read. Write it as amqps://user:password@rabbit.internal/shop.");
        }

        ConfigureConnection?.Invoke(factory);
        factory.AutomaticRecoveryEnabled = false;
        factory.TopologyRecoveryEnabled = false;
        factory.ConsumerDispatchConcurrency = 1;
        return factory;
    }
}
