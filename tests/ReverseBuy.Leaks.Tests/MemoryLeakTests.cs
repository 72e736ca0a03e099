using ReverseBuy.Leaks.Tests.Hosting;

namespace ReverseBuy.Leaks.Tests;

public sealed class MemoryLeakTests() : FacadeLeaks(Engine.Memory, tenants: 20, operations: 4500);
