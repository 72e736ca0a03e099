using ReverseBuy.Leaks.Tests.Hosting;

namespace ReverseBuy.Leaks.Tests;

public sealed class SqliteLeakTests() : FacadeLeaks(Engine.Sqlite, tenants: 5, operations: 500);
