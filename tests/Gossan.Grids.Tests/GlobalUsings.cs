global using Gossan.Testing;
