namespace ReverseBuy.Messaging.Tests.Bus;

/// <summary>The bus that mutants are made of keeps every promise as long as it is none.</summary>
public sealed class QueueBusTests() : QueueBusSuite(Mutation.None);
