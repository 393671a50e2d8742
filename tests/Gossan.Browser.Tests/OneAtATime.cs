// One browser and one report for all tests: one at a time, or they would measure each other.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Gossan.Browser.Tests.ReportInBrowser))]
