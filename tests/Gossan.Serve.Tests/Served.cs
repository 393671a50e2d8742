[assembly: AssemblyFixture(typeof(Gossan.Serve.Tests.RunResult))]
